package io.teamclaw.config.usage;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A key that a call was tried with in vain, before another one answered it.
 *
 * @param keyId id of the pool key; letters, digits and dashes
 * @param status what the provider answered, 0 where no answer came
 */
public record TriedKey(String keyId, int status) {
    private static final int HIGHEST_STATUS = 999;

    public TriedKey {
        if (keyId.isEmpty() || keyId.indexOf('=') >= 0 || keyId.indexOf(',') >= 0) {
            throw new IllegalArgumentException("It is not the id of a key");
        }
        if (status < 0 || status > HIGHEST_STATUS) {
            throw new IllegalArgumentException("It is not a status");
        }
    }

    /** As a usage row states them: {@code k-1=429,k-2=0}. */
    public static String text(List<TriedKey> tried) {
        return tried.stream()
                .map(each -> each.keyId + "=" + each.status)
                .collect(Collectors.joining(","));
    }

    /**
     * @throws IllegalArgumentException where it is nothing that {@link #text} wrote
     */
    static List<TriedKey> ofText(String text) {
        return Stream.of(text.split(",", -1)).map(TriedKey::ofEntry).toList();
    }

    private static TriedKey ofEntry(String entry) {
        int sign = entry.indexOf('=');
        if (sign < 0) {
            throw new IllegalArgumentException("It has no status");
        }
        return new TriedKey(entry.substring(0, sign), Integer.parseInt(entry.substring(sign + 1)));
    }
}
