package io.teamclaw.lifecycle.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One row of the audit log, as stored: every attribute is a text.
 *
 * @param attributes by name; also those that this version does not know, as the hash covers them
 */
public record AuditRow(SortedMap<String, String> attributes) {
    static final String STREAM = "stream";
    static final String SEQUENCE = "sequence";
    static final String AT = "at";
    static final String ACTOR_ID = "actorId";
    static final String ACTOR_EMAIL = "actorEmail";
    static final String ACTION = "action";
    static final String TARGET = "target";
    static final String BEFORE = "before";
    static final String AFTER = "after";
    static final String PREVIOUS = "previous";
    static final String HASH = "hash";

    /**
     * @throws IllegalArgumentException where an attribute that each row has is missing or malformed
     */
    public AuditRow {
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
        for (String name : new String[] {ACTOR_ID, ACTOR_EMAIL, ACTION, TARGET, PREVIOUS, HASH}) {
            text(attributes, name);
        }
        sequence(attributes);
        at(attributes);
    }

    /** Its place in the log: 1, 2, 3, without a gap. */
    public long sequence() {
        return sequence(attributes);
    }

    /** When it was noted; never before the row in front of it. */
    public Instant at() {
        return at(attributes);
    }

    /** Who did it, by id. */
    public String actorId() {
        return text(attributes, ACTOR_ID);
    }

    /** Who did it, as people knew them then. */
    public String actorEmail() {
        return text(attributes, ACTOR_EMAIL);
    }

    /** What was done, e.g. {@code person.disabled}. */
    public String action() {
        return text(attributes, ACTION);
    }

    /** What it was done to, e.g. {@code person/{id}}. */
    public String target() {
        return text(attributes, TARGET);
    }

    /** What stood there, as JSON. */
    public Optional<String> before() {
        return Optional.ofNullable(attributes.get(BEFORE));
    }

    /** What stood there afterwards, as JSON. */
    public Optional<String> after() {
        return Optional.ofNullable(attributes.get(AFTER));
    }

    /** The hash of the row in front of it. */
    public String previous() {
        return text(attributes, PREVIOUS);
    }

    /** Its own hash. */
    public String hash() {
        return text(attributes, HASH);
    }

    private static long sequence(SortedMap<String, String> attributes) {
        try {
            return Long.parseLong(text(attributes, SEQUENCE));
        } catch (NumberFormatException e) {
            throw malformed(SEQUENCE, e);
        }
    }

    private static Instant at(SortedMap<String, String> attributes) {
        try {
            return Instant.parse(text(attributes, AT));
        } catch (DateTimeException e) {
            throw malformed(AT, e);
        }
    }

    private static String text(SortedMap<String, String> attributes, String name) {
        return Optional.ofNullable(attributes.get(name)).orElseThrow(() -> malformed(name, null));
    }

    private static IllegalArgumentException malformed(String name, Throwable cause) {
        return new IllegalArgumentException(
                "A row of the audit log has no proper \"" + name + "\"", cause);
    }
}
