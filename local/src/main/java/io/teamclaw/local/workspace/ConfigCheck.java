package io.teamclaw.local.workspace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * Reads what {@code openclaw config validate --json} printed about a configuration that it refused.
 */
final class ConfigCheck {
    private static final int MOST_ISSUES = 3;

    private ConfigCheck() {}

    /** The first few issues, each with its key, in one line for a person. */
    static String issues(Path output) throws IOException {
        String text = Files.readString(output);
        int json = text.indexOf('{');
        if (json >= 0) {
            try {
                JsonNode issues = new ObjectMapper().readTree(text.substring(json)).path("issues");
                if (!issues.isEmpty()) {
                    return issues.valueStream()
                            .limit(MOST_ISSUES)
                            .map(each -> textOf(each.path("path")) + each.path("message").asText())
                            .collect(Collectors.joining("; "));
                }
            } catch (JsonProcessingException e) {
                // Not what we know of it; the person gets to see where it stands.
                return "its report cannot be read, it is in " + output;
            }
        }
        return "it does not say why";
    }

    private static String textOf(JsonNode path) {
        return path.asText("").isEmpty() ? "" : path.asText() + ": ";
    }
}
