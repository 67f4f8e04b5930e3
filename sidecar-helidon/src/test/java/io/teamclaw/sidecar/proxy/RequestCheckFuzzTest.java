package io.teamclaw.sidecar.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.provider.ProviderRegistry;
import io.teamclaw.sidecar.testing.MockUpstream;
import io.teamclaw.sidecar.testing.RawClient;
import io.teamclaw.sidecar.testing.ReceivedRequest;
import io.teamclaw.sidecar.testing.TestSidecar;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever bytes come in: either the sidecar answers itself, or the provider sees exactly one plain
 * request for something that is allowed. The bytes are good requests, damaged at random by what has
 * fooled readers elsewhere; a failure names its seed.
 */
class RequestCheckFuzzTest {
    private static final int CASES = 1500;
    private static final int AT_ONCE = 16;
    private static final String PASSED = "x-passed: yes";

    private static final List<String> GOOD =
            List.of(
                    "GET /openai/v1/models HTTP/1.1\r\nHost: localhost\r\nA: b\r\n\r\n",
                    "POST /openai/v1/embeddings HTTP/1.1\r\nHost: localhost\r\n"
                            + "Content-Length: 2\r\n\r\n{}",
                    "POST /anthropic/v1/messages HTTP/1.1\r\nHost: localhost\r\n"
                            + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
                    "GET /google/v1beta/models/gemini-3.5-flash?key=x HTTP/1.1\r\n"
                            + "Host: localhost:3000\r\nConnection: keep-alive\r\n\r\n");

    private static final List<String> HARMFUL =
            List.of(
                    "\r\n",
                    "\n",
                    "\r",
                    "\0",
                    " ",
                    "\t",
                    ":",
                    "/",
                    "/../",
                    "%2e%2e/",
                    "%2F",
                    "%00",
                    "\\",
                    "#",
                    "?",
                    ";",
                    "\u00e9",
                    "\u0085",
                    "HTTP/1.1",
                    " HTTP/1.1\r\nHost: localhost\r\n\r\n",
                    "DELETE /openai/v1/files/x HTTP/1.1\r\nHost: localhost\r\n\r\n",
                    "Content-Length: 0\r\n",
                    "Content-Length: 7\r\n",
                    "Transfer-Encoding: chunked\r\n",
                    "Transfer-Encoding : chunked\r\n",
                    "Host: evil.example\r\n",
                    "Connection: content-length, authorization\r\n",
                    "Upgrade: h2c\r\n",
                    "Expect: 100-continue\r\n",
                    "0\r\n\r\n",
                    "GET ",
                    "http://localhost",
                    "/openai/v1/files");

    private static final Pattern PLAIN_HEADER =
            Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+:[ \\t!-~]*");

    @TempDir private Path folder;

    @Test
    void eitherRefusesOrMakesOnePlainRequest() throws Exception {
        long seed = new Random().nextLong();
        Queue<ReceivedRequest> arrived = new ConcurrentLinkedQueue<>();
        try (MockUpstream upstream =
                        MockUpstream.start(
                                exchange -> {
                                    arrived.add(exchange.head());
                                    exchange.request();
                                    exchange.answer(200, "application/json", "{}", PASSED);
                                });
                TestSidecar sidecar =
                        TestSidecar.start(
                                folder,
                                upstream.url(),
                                Map.of("SIDECAR_HEAD_SECONDS", "1", "SIDECAR_BODY_SECONDS", "1"));
                ExecutorService clients = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Callable<Integer>> cases =
                    IntStream.range(0, CASES)
                            .<Callable<Integer>>mapToObj(
                                    i -> () -> passed(sidecar.port(), request(seed + i)))
                            .toList();
            int passed = 0;
            for (Future<Integer> each : clients.invokeAll(cases)) {
                passed += each.get();
            }
            assertThat(arrived).as("seed %d", seed).allSatisfy(RequestCheckFuzzTest::isPlain);
            assertThat(arrived).as("calls upstream, seed %d", seed).hasSize(passed);
            assertThat(passed).as("some pass, seed %d", seed).isPositive();
            assertThat(RawClient.call(sidecar.port(), "GET /health", ""))
                    .startsWith("HTTP/1.1 200");
        }
    }

    private static void isPlain(ReceivedRequest request) {
        String path = request.target().replaceFirst("\\?.*", "");
        assertThat(
                        ProviderRegistry.builtIn().providers().stream()
                                .anyMatch(each -> each.allows(request.method(), path)))
                .as("%s", request)
                .isTrue();
        assertThat(request.target()).matches("[!-~]+");
        assertThat(request.headerLines()).allMatch(line -> PLAIN_HEADER.matcher(line).matches());
        assertThat(request.header("host")).hasSize(1);
        assertThat(request.header("content-length").size())
                .as("%s", request)
                .isLessThanOrEqualTo(request.header("transfer-encoding").isEmpty() ? 1 : 0);
    }

    /** How many answers of the provider a client gets that sends these bytes. */
    private static int passed(int port, byte[] request) throws IOException {
        try (RawClient client = new RawClient(port)) {
            client.send(request, 0, request.length);
            String first = client.readUntil("\r\n\r\n");
            return first.contains(PASSED) ? 1 : 0;
        } catch (AssertionError | IOException ended) {
            return 0; // The connection was ended without a word, e.g. within a body.
        }
    }

    private static byte[] request(long seed) {
        Random random = new Random(seed);
        byte[] bytes = GOOD.get(random.nextInt(GOOD.size())).getBytes(StandardCharsets.ISO_8859_1);
        for (int i = random.nextInt(4); i > 0; i--) {
            bytes = damaged(bytes, random);
        }
        return bytes;
    }

    private static byte[] damaged(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length + 1);
        int dropped = random.nextInt(3) == 0 ? Math.min(random.nextInt(6), bytes.length - at) : 0;
        byte[] added =
                random.nextInt(4) == 0
                        ? new byte[] {(byte) random.nextInt(256)}
                        : HARMFUL.get(random.nextInt(HARMFUL.size()))
                                .getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, at);
        out.writeBytes(added);
        out.write(bytes, at + dropped, bytes.length - at - dropped);
        return out.toByteArray();
    }
}
