package io.teamclaw.lifecycle.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.teamclaw.config.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What stood before or after, in a size that a row can hold. */
final class AuditValue {
    /** Bytes of JSON. DynamoDB's limit is 400 kB for the whole item. */
    static final int MOST_BYTES = 20_000;

    private static final int START_OF_CUT = 4_000;

    private AuditValue() {}

    /**
     * The node as JSON, empty where it is missing. What is too large is replaced by {@code
     * {"cut":true,"bytes":…,"sha256":…,"start":…}}: size and hash of the whole, and how it begins.
     */
    static Optional<String> bounded(JsonNode node) {
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        String whole = wellFormed(node.toString());
        int bytes = whole.getBytes(StandardCharsets.UTF_8).length;
        return Optional.of(bytes <= MOST_BYTES ? whole : cut(whole, bytes));
    }

    /** Without halves of surrogate pairs: what is stored is then what was hashed. */
    static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static String cut(String whole, int bytes) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("cut", true)
                .put("bytes", bytes)
                .put("sha256", Sha256.hex(whole))
                .put("start", wellFormed(whole.substring(0, START_OF_CUT)))
                .toString();
    }
}
