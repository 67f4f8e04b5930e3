package io.teamclaw.sidecar.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.socket.HelidonSocket;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The check of requests on bytes that a fuzzer makes. Without it ({@code make fuzz}) the kept
 * corpus is run. The first byte of an input says how the rest is cut.
 */
class GateFuzzTest {
    private static final int MOST_HEAD = 512;

    @DictionaryEntries({
        "GET /v1/models HTTP/1.1\\x0d\\x0a",
        "POST /v1/messages HTTP/1.1\\x0d\\x0a",
        "Host: localhost\\x0d\\x0a",
        "Content-Length: 2\\x0d\\x0a",
        "Transfer-Encoding: chunked\\x0d\\x0a",
        "Expect: 100-continue\\x0d\\x0a",
        "Upgrade: h2c\\x0d\\x0a",
        "2\\x0d\\x0a{}\\x0d\\x0a",
        "0\\x0d\\x0a\\x0d\\x0a",
        "\\x0d\\x0a\\x0d\\x0a"
    })
    @FuzzTest(maxDuration = "30s")
    void requestsPassOrAreRefusedAsTheRulesSay(byte[] input) {
        byte[] sent = input.length == 0 ? input : Arrays.copyOfRange(input, 1, input.length);
        NavigableSet<Integer> ends = ends(sent.length, input.length == 0 ? 1 : input[0] & 0xFF);
        SlowGate.Outcome expected =
                new SlowGate(new String(sent, StandardCharsets.ISO_8859_1), ends, MOST_HEAD)
                        .outcome();

        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        ByteArrayOutputStream passed = new ByteArrayOutputStream();
        MessageGate gate = gate(sent, ends.iterator(), answer);
        for (byte[] bytes = gate.get(); bytes != null; bytes = gate.get()) {
            passed.writeBytes(bytes);
        }
        assertThat(refusal(answer.toByteArray())).isEqualTo(expected.refusal());
        assertThat(passed.toByteArray()).isEqualTo(Arrays.copyOf(sent, expected.passed()));
    }

    private static NavigableSet<Integer> ends(int length, int seed) {
        NavigableSet<Integer> ends = new TreeSet<>();
        int most = 1 + seed;
        int step = most;
        for (int at = 0; at < length; ) {
            step = step * 31 + 7 & 0xFFFF;
            at = Math.min(length, at + 1 + step % most);
            ends.add(at);
        }
        return ends;
    }

    private static MessageGate gate(
            byte[] sent, Iterator<Integer> ends, ByteArrayOutputStream answer) {
        int[] from = {0};
        return new MessageGate(
                () -> {
                    if (!ends.hasNext()) {
                        return null;
                    }
                    int to = ends.next();
                    byte[] piece = Arrays.copyOfRange(sent, from[0], to);
                    from[0] = to;
                    return piece;
                },
                new NotedWriter(writer(answer)),
                (HelidonSocket)
                        Proxy.newProxyInstance(
                                GateFuzzTest.class.getClassLoader(),
                                new Class<?>[] {HelidonSocket.class},
                                (socket, method, arguments) -> null),
                new ListenLimits(MOST_HEAD, Duration.ofHours(1), Duration.ofHours(1), 1));
    }

    private static DataWriter writer(ByteArrayOutputStream answer) {
        return new DataWriter() {
            @Override
            public void write(BufferData... buffers) {
                for (BufferData each : buffers) {
                    write(each);
                }
            }

            @Override
            public void write(BufferData buffer) {
                answer.writeBytes(buffer.readBytes());
            }

            @Override
            public void writeNow(BufferData... buffers) {
                write(buffers);
            }

            @Override
            public void writeNow(BufferData buffer) {
                write(buffer);
            }
        };
    }

    private static Optional<WireRefusal> refusal(byte[] answer) {
        if (answer.length == 0) {
            return Optional.empty();
        }
        return Stream.of(WireRefusal.values())
                .filter(each -> Arrays.equals(each.answer(), answer))
                .findFirst();
    }
}
