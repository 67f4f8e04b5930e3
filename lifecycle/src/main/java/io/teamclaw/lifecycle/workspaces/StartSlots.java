package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.lifecycle.dynamodb.Retries;
import io.teamclaw.lifecycle.dynamodb.Table;
import io.teamclaw.lifecycle.dynamodb.Values;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Who may be starting at the moment: one item, attempt by attempt with the time until which it
 * holds its slot, so that a worker that died keeps none for good.
 */
final class StartSlots {
    private static final String KEY = "#starts";

    /** An update expression is limited in size (4 KB); the rest is pruned the next time. */
    private static final int PRUNED_AT_ONCE = 20;

    private final Table table;

    StartSlots(Table table) {
        this.table = table;
    }

    /** Who holds a slot now, with the time until when; strongly consistent. */
    Map<String, Instant> held(Instant now) {
        return leases().orElse(Map.of()).entrySet().stream()
                .filter(lease -> lease.getValue().isAfter(now))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * Takes a slot, or keeps it for longer where the attempt has one; those whose time has passed
     * are cleared away by the same write.
     *
     * @return false where as many are held as may be
     */
    boolean take(String attemptId, int limit, Instant now, Instant until) {
        return Retries.until(
                "take a slot for a start", () -> tryTake(attemptId, limit, now, until));
    }

    private Optional<Boolean> tryTake(String attemptId, int limit, Instant now, Instant until) {
        Optional<Map<String, Instant>> leases = leases();
        if (leases.isEmpty()) {
            return limit < 1
                    ? Optional.of(false)
                    : write(
                            "SET slots = :first",
                            "attribute_not_exists(slots)",
                            Map.of(),
                            Map.of(
                                    ":first",
                                    AttributeValue.fromM(
                                            Map.of(attemptId, Values.instant(until)))));
        }
        List<Map.Entry<String, Instant>> past =
                leases.get().entrySet().stream()
                        .filter(lease -> !lease.getValue().isAfter(now))
                        .filter(lease -> !lease.getKey().equals(attemptId))
                        .limit(PRUNED_AT_ONCE)
                        .toList();
        int left = leases.get().size() - past.size();
        if (!leases.get().containsKey(attemptId) && left >= limit) {
            return Optional.of(false);
        }
        Map<String, String> names = new HashMap<>(Map.of("#mine", attemptId));
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":until", Values.instant(until));
        values.put(":most", Values.number((long) limit + past.size()));
        List<String> removed = new ArrayList<>();
        StringBuilder condition =
                new StringBuilder("(attribute_exists(slots.#mine) OR size(slots) < :most)");
        for (Map.Entry<String, Instant> lease : past) {
            String name = "past" + removed.size();
            names.put("#" + name, lease.getKey());
            values.put(":" + name, Values.instant(lease.getValue()));
            condition.append(" AND slots.#").append(name).append(" = :").append(name);
            removed.add("slots.#" + name);
        }
        return write(
                "SET slots.#mine = :until"
                        + (removed.isEmpty() ? "" : " REMOVE " + String.join(", ", removed)),
                condition.toString(),
                names,
                values);
    }

    /**
     * @return whether the attempt had one
     */
    boolean release(String attemptId) {
        return write(
                        "REMOVE slots.#mine",
                        "attribute_exists(slots.#mine)",
                        Map.of("#mine", attemptId),
                        Map.of())
                .isPresent();
    }

    private Optional<Map<String, Instant>> leases() {
        return table.get(table.key(KEY))
                .map(item -> item.map("slots"))
                .map(
                        slots ->
                                slots.attributes().keySet().stream()
                                        .collect(Collectors.toMap(id -> id, slots::instant)));
    }

    /** True, or empty where the condition does not hold. */
    private Optional<Boolean> write(
            String expression,
            String condition,
            Map<String, String> names,
            Map<String, AttributeValue> values) {
        try {
            table.client()
                    .updateItem(
                            request ->
                                    request.tableName(table.name())
                                            .key(table.key(KEY))
                                            .updateExpression(expression)
                                            .conditionExpression(condition)
                                            .expressionAttributeNames(
                                                    names.isEmpty() ? null : names)
                                            .expressionAttributeValues(
                                                    values.isEmpty() ? null : values));
            return Optional.of(true);
        } catch (ConditionalCheckFailedException e) {
            return Optional.empty();
        }
    }
}
