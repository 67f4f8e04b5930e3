package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.lifecycle.dynamodb.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

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

    static TransitionUpdate of(Workspace from, Workspace to) {
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
}
