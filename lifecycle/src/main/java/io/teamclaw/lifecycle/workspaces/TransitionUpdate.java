package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.lifecycle.dynamodb.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * One transition as an update expression.
 *
 * @param expression what is set and removed
 * @param condition that nobody else moved the workspace since it was read
 * @param names of the attributes, as {@code #name}
 * @param values as {@code :name}
 */
record TransitionUpdate(
        String expression,
        String condition,
        Map<String, String> names,
        Map<String, AttributeValue> values) {

    /** Which write made the item what it is. */
    static final String MARK = "mark";

    /**
     * @param mark of this write alone
     */
    static TransitionUpdate of(Workspace from, Workspace to, String mark) {
        List<String> set = new ArrayList<>();
        List<String> remove = new ArrayList<>();
        Map<String, String> names = new HashMap<>();
        Map<String, AttributeValue> values = new HashMap<>();
        WorkspaceItem.transitionAttributes(to)
                .forEach(
                        (name, value) -> {
                            names.put("#" + name, name);
                            value.ifPresentOrElse(
                                    present -> {
                                        values.put(":" + name, present);
                                        set.add("#" + name + " = :" + name);
                                    },
                                    () -> remove.add("#" + name));
                        });
        set.add("version = :next");
        set.add(MARK + " = :mark");
        values.put(":mark", Values.text(mark));
        values.put(":next", Values.number(from.version() + 1));
        // The index by-state needs it from the first write on.
        set.add("lastActiveAt = if_not_exists(lastActiveAt, :active)");
        values.put(":active", Values.instant(from.version() == 0 ? to.since() : to.lastActiveAt()));
        String condition = "attribute_not_exists(userId)";
        if (from.version() > 0) {
            condition = "version = :expected";
            values.put(":expected", Values.number(from.version()));
        }
        String expression =
                "SET "
                        + String.join(", ", set)
                        + (remove.isEmpty() ? "" : " REMOVE " + String.join(", ", remove));
        return new TransitionUpdate(expression, condition, names, values);
    }

    /** Only if nobody used or kept the workspace since. */
    TransitionUpdate whileUsedAs(Activity seen) {
        Map<String, AttributeValue> more = new HashMap<>(values);
        more.put(":usedAt", Values.instant(seen.lastActiveAt()));
        seen.keepUntil().ifPresent(until -> more.put(":keptUntil", Values.instant(until)));
        String kept =
                seen.keepUntil().isPresent()
                        ? "keepUntil = :keptUntil"
                        : "attribute_not_exists(keepUntil)";
        return new TransitionUpdate(
                expression,
                condition + " AND lastActiveAt = :usedAt AND " + kept,
                names,
                Map.copyOf(more));
    }

    /** As one action among others. */
    TransactWriteItem inTransaction(String table, Map<String, AttributeValue> key) {
        return TransactWriteItem.builder()
                .update(
                        update ->
                                update.tableName(table)
                                        .key(key)
                                        .updateExpression(expression)
                                        .conditionExpression(condition)
                                        .expressionAttributeNames(names)
                                        .expressionAttributeValues(values))
                .build();
    }
}
