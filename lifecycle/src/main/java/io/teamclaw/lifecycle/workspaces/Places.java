package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.lifecycle.dynamodb.Table;
import io.teamclaw.lifecycle.dynamodb.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * How many workspaces are up, in all and by team: counters in items of the workspaces' table that
 * change together with the record that counts, or not at all. Their keys begin with {@code #},
 * which no person's id does.
 */
final class Places {
    private static final String IN_ALL = "#active";

    private final Table table;

    Places(Table table) {
        this.table = table;
    }

    /** What goes along with a transition that takes a place: first of all's, then of the team's. */
    List<TransactWriteItem> taken(TeamId team, PlaceLimits limits) {
        return List.of(change(IN_ALL, 1, limits.inAll()), change(of(team), 1, limits.inTeam()));
    }

    /** What goes along with a transition that gives a place back. */
    List<TransactWriteItem> released(TeamId team) {
        return List.of(
                change(IN_ALL, -1, OptionalInt.empty()), change(of(team), -1, OptionalInt.empty()));
    }

    long inAll() {
        return count(IN_ALL);
    }

    long inTeam(TeamId team) {
        return count(of(team));
    }

    private long count(String key) {
        return table.get(table.key(key)).map(item -> item.number("active")).orElse(0L);
    }

    private static String of(TeamId team) {
        return IN_ALL + "#" + team.value();
    }

    private TransactWriteItem change(String key, int by, OptionalInt limit) {
        Map<String, AttributeValue> values = new HashMap<>(Map.of(":by", Values.number(by)));
        Update.Builder update =
                Update.builder()
                        .tableName(table.name())
                        .key(table.key(key))
                        .updateExpression("ADD active :by");
        limit.ifPresent(
                most -> {
                    values.put(":most", Values.number(most));
                    update.conditionExpression(
                            most > 0
                                    ? "attribute_not_exists(active) OR active < :most"
                                    : "active < :most");
                });
        return TransactWriteItem.builder()
                .update(update.expressionAttributeValues(values).build())
                .build();
    }
}
