package io.teamclaw.sidecar.usage;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.zip.CRC32;

/** AWS's event stream read as a whole and in the plainest way, to compare the splitter with. */
final class SlowEventStream {
    /** The last entry where a stream is not what it should be. */
    static final String LOST = "lost";

    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private SlowEventStream() {}

    /** The payloads of the whole messages, up to the first that is wrong. */
    static List<String> payloads(byte[] stream) {
        List<String> payloads = new ArrayList<>();
        ByteBuffer rest = ByteBuffer.wrap(stream);
        while (rest.remaining() >= 12) {
            int from = rest.position();
            long whole = Integer.toUnsignedLong(rest.getInt(from));
            long headers = Integer.toUnsignedLong(rest.getInt(from + 4));
            long payload = whole - headers - 16;
            if (crc(stream, from, 8) != rest.getInt(from + 8)
                    || headers > 131_072
                    || payload < 0
                    || payload > 16_777_216) {
                payloads.add(LOST);
                return payloads;
            }
            if (rest.remaining() < whole) {
                return payloads;
            }
            int end = from + (int) whole;
            if (crc(stream, from, (int) whole - 4) != rest.getInt(end - 4)) {
                payloads.add(LOST);
                return payloads;
            }
            int start = from + 12 + (int) headers;
            payloads.add(new String(stream, start, (int) payload, StandardCharsets.ISO_8859_1));
            rest.position(end);
        }
        return payloads;
    }

    private static int crc(byte[] bytes, int from, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }

    /** What the splitter makes of a stream that comes in these pieces. */
    static List<String> split(byte[] stream, IntUnaryOperator pieces) {
        List<String> payloads = new ArrayList<>();
        StringBuilder payload = new StringBuilder();
        EventStreamSplitter splitter =
                new EventStreamSplitter(
                        new Events() {
                            @Override
                            public void data(byte[] bytes, int offset, int length) {
                                payload.append(
                                        new String(
                                                bytes,
                                                offset,
                                                length,
                                                StandardCharsets.ISO_8859_1));
                            }

                            @Override
                            public void end() {
                                payloads.add(payload.toString());
                                payload.setLength(0);
                            }
                        });
        Pieces.feed(stream, pieces, splitter::feed);
        if (splitter.isLost()) {
            payloads.add(LOST);
        }
        return payloads;
    }

    /** Whole messages: two bytes for the lengths of each, then its headers and payload. */
    static byte[] filled(byte[] content) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (int at = 0; at + 2 <= content.length; ) {
            int headers = Math.min(content[at] & 0xFF, content.length - at - 2);
            int payload = Math.min(content[at + 1] & 0xFF, content.length - at - 2 - headers);
            ByteBuffer message = ByteBuffer.allocate(16 + headers + payload);
            message.putInt(message.capacity()).putInt(headers);
            message.putInt(crc(message.array(), 0, 8));
            message.put(content, at + 2, headers + payload);
            message.putInt(crc(message.array(), 0, message.position()));
            stream.writeBytes(message.array());
            at += 2 + headers + payload;
        }
        return stream.toByteArray();
    }

    /**
     * What a chunk holds, by Jackson and the JDK; empty where it is not one JSON object in UTF-8
     * with base64 under one such name, written without escapes that base64 has no need of.
     */
    static Optional<byte[]> unpacked(byte[] chunk) {
        String text = new String(chunk, StandardCharsets.UTF_8);
        if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), chunk) || text.contains("\\u")) {
            return Optional.empty();
        }
        try {
            JsonNode bytes = JSON.readTree(text).path("bytes");
            return bytes.isTextual()
                    ? Optional.of(Base64.getDecoder().decode(bytes.textValue()))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty(); // no chunk, as this method's answer says
        }
    }

    /** What a chunk holds that comes in these pieces, by the scanner. */
    static byte[] unpack(byte[] chunk, IntUnaryOperator pieces) {
        ByteArrayOutputStream unpacked = new ByteArrayOutputStream();
        Pieces.feed(chunk, pieces, new ChunkBytes(unpacked::write)::feed);
        return unpacked.toByteArray();
    }
}
