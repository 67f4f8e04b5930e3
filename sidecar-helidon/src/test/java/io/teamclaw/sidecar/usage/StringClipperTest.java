package io.teamclaw.sidecar.usage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StringClipperTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void passesShortStringsAsTheyAre() {
        String json = "{\"a\": \"b\\\"c\", \"d\": [1, true, \"\"]}";
        assertThat(clip(json, 20)).isEqualTo(json);
    }

    @Test
    void leavesValidJsonWhereverALongStringIsCut() throws IOException {
        String value = "aü🌍\\\\\\n\\\"x";
        ObjectMapper escaping = new ObjectMapper();
        String json =
                "{\"long\":"
                        + escaping.writeValueAsString(value.repeat(5))
                        + ",\"u\":\"\\u00fc\\u00fc\\u00fc\\u00fc\",\"n\":7}";
        for (int limit = 1; limit < 60; limit++) {
            JsonNode read = JSON.readTree(clip(json, limit));
            assertThat(read.get("n").asInt()).as("limit %d", limit).isEqualTo(7);
        }
    }

    @Test
    void keepsNoMoreThanTheLimitOfAString() {
        String json = "[\"" + "x".repeat(100_000) + "\",1]";
        assertThat(clip(json, 10)).isEqualTo("[\"xxxxxxxxxx\",1]");
    }

    /** Fed in pieces of 1, 2, 3 and so on bytes. */
    private static String clip(String json, int limit) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringClipper clipper = new StringClipper(limit);
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        int at = 0;
        for (int piece = 1; at < bytes.length; piece++) {
            int length = Math.min(piece, bytes.length - at);
            clipper.feed(bytes, at, length, out::write);
            at += length;
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
