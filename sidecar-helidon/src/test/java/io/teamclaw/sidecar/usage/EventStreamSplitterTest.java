package io.teamclaw.sidecar.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.sidecar.testing.BedrockAnswers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import software.amazon.eventstream.Message;
import software.amazon.eventstream.MessageDecoder;

class EventStreamSplitterTest {
    private static final int TIMES = 2_000;

    @Test
    void findsWhatAwssOwnReaderFindsWhereverAStreamIsCut() {
        byte[] stream = BedrockAnswers.joined(BedrockAnswers.converseStream());
        MessageDecoder decoder = new MessageDecoder();
        decoder.feed(stream);
        List<String> expected =
                decoder.getDecodedMessages().stream()
                        .map(Message::getPayload)
                        .map(payload -> new String(payload, StandardCharsets.ISO_8859_1))
                        .toList();
        assertThat(expected).hasSize(6);
        assertThat(SlowEventStream.payloads(stream)).isEqualTo(expected);
        for (int cut = 1; cut < stream.length; cut++) {
            int first = cut;
            int whole = stream.length;
            assertThat(SlowEventStream.split(stream, left -> left == whole ? first : left))
                    .isEqualTo(expected);
        }
        assertThat(SlowEventStream.split(stream, left -> 1)).isEqualTo(expected);
    }

    @Test
    void readsNoFurtherWhereALengthOrAChecksumIsWrong() {
        byte[] first = BedrockAnswers.message("a", "{\"n\":1}");
        byte[] stream =
                BedrockAnswers.joined(List.of(first, BedrockAnswers.message("b", "{\"n\":2}")));
        for (int at = first.length; at < stream.length; at++) {
            byte[] damaged = stream.clone();
            damaged[at] ^= 4;
            assertThat(SlowEventStream.split(damaged, left -> 7))
                    .as("byte %d", at)
                    .containsExactly("{\"n\":1}", SlowEventStream.LOST);
        }
    }

    @Test
    void readsRandomStreamsAsTheSlowReaderDoesHoweverTheyAreCut() {
        int found = 0;
        int lost = 0;
        for (int seed = 0; seed < TIMES; seed++) {
            Random random = new Random(seed);
            byte[] stream = stream(random);
            List<String> expected = SlowEventStream.payloads(stream);
            assertThat(SlowEventStream.split(stream, pieces(random)))
                    .as("seed %d", seed)
                    .isEqualTo(expected);
            found += expected.size();
            lost += expected.contains(SlowEventStream.LOST) ? 1 : 0;
        }
        assertThat(found).isGreaterThan(TIMES);
        assertThat(lost).isBetween(TIMES / 10, TIMES / 2);
    }

    @Test
    void unpacksChunksAsTheSlowReaderDoesHoweverTheyAreCut() {
        for (int seed = 0; seed < TIMES; seed++) {
            Random random = new Random(seed);
            byte[] content = new byte[random.nextInt(900)];
            random.nextBytes(content);
            String packed = Base64.getEncoder().encodeToString(content);
            String field = "\"bytes\":\"" + packed.replace("/", seed % 3 == 0 ? "\\/" : "/") + '"';
            String other =
                    "\"p\":\"ab\\\"bytes\\\":\",\"q\":{\"bytes\":\"QUJD\"},\"r\":[\"bytes\",\"QUJD\"],\"byte\":\"QUJD\"";
            String json =
                    "{ " + (seed % 2 == 0 ? field + "," + other : other + " , " + field) + "}";
            byte[] chunk = json.getBytes(StandardCharsets.UTF_8);
            assertThat(SlowEventStream.unpacked(chunk).orElseThrow()).isEqualTo(content);
            assertThat(SlowEventStream.unpack(chunk, pieces(random)))
                    .as("seed %d", seed)
                    .isEqualTo(content);
        }
    }

    private static byte[] stream(Random random) {
        List<byte[]> messages = new ArrayList<>();
        for (int i = random.nextInt(6); i >= 0; i--) {
            String payload = "{\"text\":\"" + "ü".repeat(random.nextInt(50)) + "\"}";
            messages.add(
                    BedrockAnswers.message(
                            "t".repeat(1 + random.nextInt(90)),
                            random.nextInt(5) == 0 ? "" : payload));
        }
        byte[] stream = BedrockAnswers.joined(messages);
        if (random.nextInt(3) == 0) {
            stream[random.nextInt(stream.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return Arrays.copyOf(
                stream, random.nextInt(3) == 0 ? random.nextInt(stream.length) : stream.length);
    }

    private static IntUnaryOperator pieces(Random random) {
        int most = 1 + random.nextInt(40);
        return left -> 1 + random.nextInt(most);
    }
}
