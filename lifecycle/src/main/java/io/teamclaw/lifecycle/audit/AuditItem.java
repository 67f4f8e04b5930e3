package io.teamclaw.lifecycle.audit;

import io.teamclaw.lifecycle.dynamodb.Values;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Rows as DynamoDB has them. */
final class AuditItem {
    /** There is one log. */
    static final String STREAM = "admin";

    private AuditItem() {}

    /** The sequence as a sort key: with leading zeros. */
    static String key(long sequence) {
        return "%019d".formatted(sequence);
    }

    /** The row that follows the head. */
    static AuditRow next(Head head, AuditAction action) {
        Instant at = action.at().isBefore(head.at()) ? head.at() : action.at();
        SortedMap<String, String> row = new TreeMap<>();
        row.put(AuditRow.STREAM, STREAM);
        row.put(AuditRow.SEQUENCE, key(head.sequence() + 1));
        row.put(AuditRow.AT, Values.instant(at).s());
        row.put(AuditRow.ACTOR_ID, AuditValue.wellFormed(action.actorId()));
        row.put(AuditRow.ACTOR_EMAIL, AuditValue.wellFormed(action.actorEmail()));
        row.put(AuditRow.ACTION, AuditValue.wellFormed(action.action()));
        row.put(AuditRow.TARGET, AuditValue.wellFormed(action.target()));
        AuditValue.bounded(action.before()).ifPresent(json -> row.put(AuditRow.BEFORE, json));
        AuditValue.bounded(action.after()).ifPresent(json -> row.put(AuditRow.AFTER, json));
        row.put(AuditRow.PREVIOUS, head.hash());
        row.put(AuditRow.HASH, AuditChain.hash(row));
        return new AuditRow(row);
    }

    static Map<String, AttributeValue> write(AuditRow row) {
        Map<String, AttributeValue> item = new HashMap<>();
        row.attributes().forEach((name, value) -> item.put(name, Values.text(value)));
        return item;
    }

    /** Also of an item that somebody tampered with: what is no text is shown as what it is. */
    static SortedMap<String, String> attributes(Map<String, AttributeValue> item) {
        SortedMap<String, String> attributes = new TreeMap<>();
        item.forEach(
                (name, value) ->
                        attributes.put(
                                name,
                                value.type() == AttributeValue.Type.S
                                        ? value.s()
                                        : value.toString()));
        return attributes;
    }

    /**
     * The end of the log, as far as it is known.
     *
     * @param sequence 0 where there is no row
     * @param at of the last row
     * @param hash of the last row
     */
    record Head(long sequence, Instant at, String hash) {
        static final Head NONE = new Head(0, Instant.EPOCH, AuditChain.GENESIS);

        static Head of(AuditRow row) {
            return new Head(row.sequence(), row.at(), row.hash());
        }
    }
}
