package io.teamclaw.lifecycle.settings;

import io.teamclaw.lifecycle.dynamodb.Cancellation;
import io.teamclaw.lifecycle.dynamodb.Retries;
import io.teamclaw.lifecycle.dynamodb.Table;
import io.teamclaw.lifecycle.dynamodb.Values;
import io.teamclaw.lifecycle.users.EmailAddress;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Writes several settings of the config table, all or none, each conditional on what was seen. */
final class SettingWrites {
    private static final String SET =
            "SET #value = :value, setBy = :by, setAt = :at ADD version :one";

    private final Table table;

    SettingWrites(Table table) {
        this.table = table;
    }

    /**
     * @throws SettingConflictException naming the first setting that is not as it was seen
     */
    void write(List<SettingEdit> edits, EmailAddress setBy, Instant at) {
        List<TransactWriteItem> actions =
                edits.stream().map(edit -> action(edit, setBy, at)).toList();
        Retries.until("change settings", () -> attempt(edits, actions));
    }

    private Optional<Boolean> attempt(List<SettingEdit> edits, List<TransactWriteItem> actions) {
        try {
            table.client().transactWriteItems(write -> write.transactItems(actions));
            return Optional.of(true);
        } catch (TransactionCanceledException e) {
            Cancellation cancellation = Cancellation.of(e);
            for (int i = 0; i < edits.size(); i++) {
                if (cancellation.conditionFailed(i)) {
                    throw new SettingConflictException(edits.get(i));
                }
            }
            if (cancellation.transientConflict()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private TransactWriteItem action(SettingEdit edit, EmailAddress setBy, Instant at) {
        Map<String, AttributeValue> key = table.key(edit.scope(), edit.key());
        Map<String, AttributeValue> values = new HashMap<>(seenValues(edit));
        String condition = condition(edit);
        if (edit.json().isEmpty()) {
            return TransactWriteItem.builder()
                    .delete(
                            delete -> {
                                delete.tableName(table.name())
                                        .key(key)
                                        .conditionExpression(condition)
                                        .expressionAttributeNames(Map.of("#value", "value"));
                                if (!values.isEmpty()) {
                                    delete.expressionAttributeValues(values);
                                }
                            })
                    .build();
        }
        values.put(":value", Values.text(edit.json().get()));
        values.put(":by", Values.text(setBy.value()));
        values.put(":at", Values.instant(at));
        values.put(":one", Values.number(1));
        return TransactWriteItem.builder()
                .update(
                        update ->
                                update.tableName(table.name())
                                        .key(key)
                                        .updateExpression(SET)
                                        .conditionExpression(condition)
                                        .expressionAttributeNames(Map.of("#value", "value"))
                                        .expressionAttributeValues(values))
                .build();
    }

    /** The value too: a setting that was removed and set anew starts at version 1 again. */
    private static String condition(SettingEdit edit) {
        return edit.seen().isEmpty()
                ? "attribute_not_exists(#value)"
                : edit.seen().get().version() == 0
                        ? "attribute_not_exists(version) AND #value = :seenValue"
                        : "version = :seen AND #value = :seenValue";
    }

    private static Map<String, AttributeValue> seenValues(SettingEdit edit) {
        if (edit.seen().isEmpty()) {
            return Map.of();
        }
        Setting seen = edit.seen().get();
        AttributeValue value = Values.text(seen.json());
        return seen.version() == 0
                ? Map.of(":seenValue", value)
                : Map.of(":seenValue", value, ":seen", Values.number(seen.version()));
    }
}
