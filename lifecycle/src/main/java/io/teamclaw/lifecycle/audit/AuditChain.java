package io.teamclaw.lifecycle.audit;

import io.teamclaw.config.digest.Sha256;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How the rows hang together. A row's {@code hash} is the SHA-256, in hexadecimal, of the UTF-8 of
 * one JSON object of all its other attributes: texts, sorted by name, no blanks, escaped as RFC
 * 8785 says. Among them is {@code previous}, the hash of the row in front of it. So {@code jq -cSj
 * 'del(.hash)' | sha256sum} on an exported row gives its hash.
 */
public final class AuditChain {
    /** What the first row has in place of a hash in front of it. */
    public static final String GENESIS = "0".repeat(64);

    private AuditChain() {}

    /** The hash of a row with these attributes; its own {@code hash} does not count. */
    public static String hash(SortedMap<String, String> attributes) {
        SortedMap<String, String> rest = new TreeMap<>(attributes);
        rest.remove(AuditRow.HASH);
        return Sha256.hex(json(rest));
    }

    /** A row as one line of JSON: how rows are exported, and, without its hash, hashed. */
    public static String json(SortedMap<String, String> attributes) {
        return attributes.entrySet().stream()
                .map(entry -> quoted(entry.getKey()) + ":" + quoted(entry.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> json.append('\\').append(c);
                case '\b' -> json.append("\\b");
                case '\t' -> json.append("\\t");
                case '\n' -> json.append("\\n");
                case '\f' -> json.append("\\f");
                case '\r' -> json.append("\\r");
                default -> {
                    if (c < ' ') {
                        json.append("\\u%04x".formatted((int) c));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        return json.append('"').toString();
    }
}
