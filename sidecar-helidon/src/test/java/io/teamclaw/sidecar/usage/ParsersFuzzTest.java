package io.teamclaw.sidecar.usage;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * The parsers of answers on bytes that a fuzzer makes. Without it ({@code make fuzz}) the kept
 * corpus is run. The first byte of an input says how the rest is cut.
 */
class ParsersFuzzTest {
    @FuzzTest(maxDuration = "30s")
    void jsonIsReadAsByJackson(byte[] input) {
        byte[] json = rest(input);
        List<String> whole = SlowReaders.scan(json, left -> left);
        assertThat(SlowReaders.scan(json, pieces(input))).isEqualTo(whole);
        if (json.length < JsonString.ENCODED_LIMIT) {
            SlowReaders.read(json).ifPresent(slow -> assertThat(whole).isEqualTo(slow));
        }
    }

    @FuzzTest(maxDuration = "30s")
    void eventsAreSplitAsByTheStandard(byte[] input) {
        byte[] stream = rest(input);
        assertThat(SlowReaders.split(stream, pieces(input))).isEqualTo(SlowReaders.events(stream));
    }

    @FuzzTest(maxDuration = "30s")
    void longStringsAreCutTheSameWhereverTheyAreSplit(byte[] input) {
        byte[] body = rest(input);
        byte[] picture = new byte[JsonString.ENCODED_LIMIT + body.length];
        Arrays.fill(picture, (byte) 'A');
        System.arraycopy(body, 0, picture, picture.length - body.length, body.length);
        RequestMeter whole = new RequestMeter("/v1/messages");
        whole.feed(new byte[] {'"'}, 0, 1);
        whole.feed(picture, 0, picture.length);
        RequestMeter cut = new RequestMeter("/v1/messages");
        cut.feed(new byte[] {'"'}, 0, 1);
        Pieces.feed(picture, pieces(input), cut::feed);

        assertThat(cut.textBytes()).isEqualTo(whole.textBytes());
        assertThat(cut.textBytes()).isBetween(1L + JsonString.ENCODED_LIMIT, 1L + picture.length);
        assertThat(cut.model()).isEqualTo(whole.model());
    }

    @FuzzTest(maxDuration = "30s")
    void nothingMakesTheDecoderFail(byte[] input) {
        for (String encoding : List.of("gzip", "deflate")) {
            long[] size = {0};
            try (DecodedTap tap =
                    DecodedTap.of(encoding, (bytes, offset, length) -> size[0] += length)
                            .orElseThrow()) {
                Pieces.feed(rest(input), pieces(input), tap::feed);
            }
            // Deflate packs no more than 1,032 bytes into one.
            assertThat(size[0]).isLessThanOrEqualTo(1_040L * (input.length + 1));
        }
    }

    @FuzzTest(maxDuration = "30s")
    void messagesAreReadAsAwsWritesThem(byte[] input) {
        byte[] stream = rest(input);
        assertThat(SlowEventStream.split(stream, pieces(input)))
                .isEqualTo(SlowEventStream.payloads(stream));
    }

    /** No fuzzer guesses a checksum: here only lengths and content are its own. */
    @FuzzTest(maxDuration = "30s")
    void messagesThatTheFuzzerFillsAreFound(byte[] input) {
        byte[] stream = SlowEventStream.filled(rest(input));
        assertThat(SlowEventStream.split(stream, pieces(input)))
                .isEqualTo(SlowEventStream.payloads(stream))
                .doesNotContain(SlowEventStream.LOST);
    }

    @FuzzTest(maxDuration = "30s")
    void chunksAreUnpackedAsByJackson(byte[] input) {
        byte[] chunk = rest(input);
        byte[] whole = SlowEventStream.unpack(chunk, left -> left);
        assertThat(SlowEventStream.unpack(chunk, pieces(input))).isEqualTo(whole);
        SlowEventStream.unpacked(chunk).ifPresent(slow -> assertThat(whole).isEqualTo(slow));
    }

    private static IntUnaryOperator pieces(byte[] input) {
        int most = input.length == 0 ? 1 : 1 + (input[0] & 0xFF);
        int[] step = {most};
        return left -> 1 + (step[0] = step[0] * 31 + 7 & 0xFFFF) % most;
    }

    private static byte[] rest(byte[] input) {
        return input.length == 0 ? input : Arrays.copyOfRange(input, 1, input.length);
    }
}
