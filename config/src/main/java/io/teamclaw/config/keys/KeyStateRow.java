package io.teamclaw.config.keys;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What one of the sidecars has met with a key, for all others and for the screens: an item of the
 * table {@code key-states}. It holds only for the entry of the pool that its fingerprint names.
 *
 * @param keyId of the pool key
 * @param fingerprint of the key's entry then, see {@link EntryFingerprint}
 * @param kind what it is
 * @param since when it was met, to the millisecond
 * @param until when a key that cools down is taken again; empty for the other kinds
 * @param status what the provider answered; 0 where nothing was answered
 */
public record KeyStateRow(
        String keyId,
        String fingerprint,
        Kind kind,
        Instant since,
        Optional<Instant> until,
        int status) {
    /** The one partition: a company has few keys, and all of them are read at once. */
    public static final String PARTITION = "keys";

    private static final Duration KEPT_AFTER_COOLING = Duration.ofHours(1);
    private static final Duration KEPT = Duration.ofDays(30);

    /** What was met. */
    public enum Kind {
        /** The provider's limit was reached. */
        COOLING_DOWN,
        /** The provider does not know the key, or has withdrawn it. */
        REJECTED,
        /** The key's account has no money or no quota left. */
        OUT_OF_CREDIT,
        /** A person has put right whatever began before. */
        FORGIVEN;

        /** As an item spells it, e.g. {@code cooling_down}. */
        public String wireValue() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** When the item may be removed; who met the trouble remembers it for longer. */
    public Instant expiresAt() {
        return until.map(at -> at.plus(KEPT_AFTER_COOLING)).orElseGet(() -> since.plus(KEPT));
    }

    /**
     * The item's attributes, the partition's included. Values are {@link String} or {@link Long};
     * what is absent has no entry.
     */
    public Map<String, Object> attributes() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("pool", PARTITION);
        row.put("keyId", keyId);
        row.put("fingerprint", fingerprint);
        row.put("kind", kind.wireValue());
        row.put("since", since.toEpochMilli());
        until.ifPresent(at -> row.put("until", at.toEpochMilli()));
        row.put("status", (long) status);
        row.put("ttl", expiresAt().getEpochSecond());
        return row;
    }

    /**
     * Reads what {@link #attributes()} wrote; numbers may be of any kind.
     *
     * @throws IllegalArgumentException where an attribute is missing or malformed
     */
    public static KeyStateRow ofAttributes(Map<String, Object> row) {
        try {
            return new KeyStateRow(
                    (String) required(row, "keyId"),
                    (String) required(row, "fingerprint"),
                    Kind.valueOf(((String) required(row, "kind")).toUpperCase(Locale.ROOT)),
                    Instant.ofEpochMilli(((Number) required(row, "since")).longValue()),
                    Optional.ofNullable((Number) row.get("until"))
                            .map(at -> Instant.ofEpochMilli(at.longValue())),
                    ((Number) required(row, "status")).intValue());
        } catch (ClassCastException | DateTimeException e) {
            throw new IllegalArgumentException("An attribute of a key's state is malformed", e);
        }
    }

    private static Object required(Map<String, Object> row, String name) {
        return Optional.ofNullable(row.get(name))
                .orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
    }
}
