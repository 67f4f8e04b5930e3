package io.teamclaw.sidecar.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class JsonFormatterTest {
    private final JsonFormatter formatter = new JsonFormatter();

    @Test
    void aLineIsOneObjectWhateverTheMessageHolds() throws Exception {
        LogRecord entry = new LogRecord(Level.SEVERE, "a \"quote\"\nand {0}");
        entry.setParameters(new Object[] {"more\u0000"});
        entry.setLoggerName("x");
        entry.setThrown(new IllegalStateException("bad"));
        String line = formatter.format(entry);
        assertThat(line.lines()).hasSize(1);
        JsonNode json = new ObjectMapper().readTree(line);
        assertThat(json.get("message").asText()).isEqualTo("a \"quote\"\nand more\u0000");
        assertThat(json.get("level").asText()).isEqualTo("ERROR");
        assertThat(json.get("exception").asText()).contains("IllegalStateException: bad");
        assertThat(json.has("call")).isFalse();
    }

    @Test
    void namesTheCallThatItIsAbout() {
        List<String> lines = new ArrayList<>();
        CallId.with("c-1", () -> lines.add(formatter.format(new LogRecord(Level.INFO, "x"))));
        assertThat(lines.getFirst()).contains("\"call\":\"c-1\"");
        assertThat(formatter.format(new LogRecord(Level.INFO, "x"))).doesNotContain("c-1");
    }

    @Test
    void whatLooksLikeAKeyIsTakenOut() {
        for (String key :
                List.of(
                        "sk-ant-api03-0123456789abcdef",
                        "AIzaSyA0123456789abcdef",
                        "Bearer abcdefghijklmnop")) {
            assertThat(formatter.format(new LogRecord(Level.INFO, "it said " + key + " there")))
                    .doesNotContain(key.substring(8))
                    .contains("it said [removed] there");
        }
    }
}
