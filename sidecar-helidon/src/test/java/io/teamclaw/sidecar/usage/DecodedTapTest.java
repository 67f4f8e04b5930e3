package io.teamclaw.sidecar.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecodedTapTest {
    private static final byte[] TEXT =
            "{\"text\":\"Grüße 🌍\"}".repeat(500).getBytes(StandardCharsets.UTF_8);

    @Test
    void readsGzipWhereverItIsCut() throws IOException {
        byte[] packed = gzip(TEXT);
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            assertThat(decoded("gzip", packed, random)).isEqualTo(TEXT);
        }
    }

    @Test
    void readsSeveralMembersAndAllPartsOfAHeader() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(gzip("one,".getBytes(StandardCharsets.UTF_8)));
        byte[] second = gzip("two".getBytes(StandardCharsets.UTF_8));
        // Flags for a checksum, extra bytes, a name and a comment; then those.
        all.writeBytes(new byte[] {0x1F, (byte) 0x8B, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3});
        all.writeBytes(new byte[] {3, 0, 9, 9, 9, 'n', 0, 'c', 'c', 0, 7, 7});
        all.write(second, 10, second.length - 10);
        for (int seed = 0; seed < 100; seed++) {
            assertThat(decoded("x-gzip", all.toByteArray(), new Random(seed)))
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("one,two");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readsDeflateWithAndWithoutItsHeader(boolean bare) throws IOException {
        byte[] packed = deflate(TEXT, bare);
        for (int seed = 0; seed < 100; seed++) {
            assertThat(decoded(" Deflate", packed, new Random(seed))).isEqualTo(TEXT);
        }
    }

    @Test
    void givesUpWhatIsNotWhatItSays() {
        for (int seed = 0; seed < 1_000; seed++) {
            Random random = new Random(seed);
            byte[] noise = new byte[200];
            random.nextBytes(noise);
            assertThat(decoded("gzip", noise, random)).isEmpty();
            decoded("deflate", noise, random);
        }
    }

    @Test
    void givesUpAfterTooMuch() throws IOException {
        byte[] million = gzip(new byte[50_000_000]);
        long[] seen = {0};
        try (DecodedTap tap =
                DecodedTap.of("gzip", (bytes, offset, length) -> seen[0] += length).orElseThrow()) {
            for (int i = 0; i < 40; i++) {
                tap.feed(million, 0, million.length);
            }
        }
        assertThat(seen[0]).isBetween(1L << 30, (1L << 30) + 4096);
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "zstd", "", "gzip, gzip"})
    void knowsNoOtherEncoding(String encoding) {
        assertThat(DecodedTap.of(encoding, (bytes, offset, length) -> {})).isEmpty();
    }

    private static byte[] decoded(String encoding, byte[] packed, Random random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int most = 1 + random.nextInt(100);
        try (DecodedTap tap = DecodedTap.of(encoding, out::write).orElseThrow()) {
            Pieces.feed(packed, left -> 1 + random.nextInt(most), tap::feed);
        }
        return out.toByteArray();
    }

    static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] deflate(byte[] bytes, boolean bare) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, bare);
        try (DeflaterOutputStream stream = new DeflaterOutputStream(out, deflater)) {
            stream.write(bytes);
        }
        deflater.end();
        return out.toByteArray();
    }
}
