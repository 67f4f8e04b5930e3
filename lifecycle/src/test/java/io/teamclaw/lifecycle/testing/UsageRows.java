package io.teamclaw.lifecycle.testing;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import io.teamclaw.config.table.Tables;
import io.teamclaw.config.usage.Ending;
import io.teamclaw.config.usage.TokenCounts;
import io.teamclaw.config.usage.UsageRow;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Usage as a sidecar writes it. */
public final class UsageRows {
    private UsageRows() {}

    /**
     * A call that went well: 10 in, 20 out, 3 cached, 4 written, 5 reasoning, 1,234 micro-dollars.
     */
    public static UsageRow good(UserId userId, Instant at, String requestId) {
        return new UsageRow(
                userId,
                at,
                requestId,
                Optional.of(new TeamId("everyone")),
                "anthropic",
                "claude-sonnet-4-6",
                Optional.of("key-1"),
                200,
                Ending.COMPLETED,
                new TokenCounts(10, 20, 3, 4, 5),
                OptionalLong.of(1_234),
                false,
                Duration.ofMillis(900),
                Optional.of(Duration.ofMillis(300)),
                expiry(at),
                List.of());
    }

    /** A call of an unknown model without team or key that the provider cut. */
    public static UsageRow bad(UserId userId, Instant at, String requestId) {
        return new UsageRow(
                userId,
                at,
                requestId,
                Optional.empty(),
                "openai",
                "unknown",
                Optional.empty(),
                502,
                Ending.UPSTREAM_RESET,
                TokenCounts.NONE,
                OptionalLong.empty(),
                true,
                Duration.ofMillis(10),
                Optional.empty(),
                expiry(at),
                List.of());
    }

    /** In whole seconds, as it is stored. */
    private static Instant expiry(Instant at) {
        return at.plus(Duration.ofDays(90)).truncatedTo(ChronoUnit.SECONDS);
    }

    public static void put(DynamoDbClient dynamoDb, UsageRow row) {
        put(dynamoDb, row.attributes());
    }

    public static void put(DynamoDbClient dynamoDb, Map<String, Object> row) {
        Map<String, AttributeValue> item = item(row);
        dynamoDb.putItem(
                put ->
                        put.tableName(Tables.USAGE.physicalName(EmbeddedDynamoDb.ENVIRONMENT))
                                .item(item));
    }

    /** A row as the table holds it. */
    public static Map<String, AttributeValue> item(UsageRow row) {
        return item(row.attributes());
    }

    private static Map<String, AttributeValue> item(Map<String, Object> row) {
        Map<String, AttributeValue> item = new HashMap<>();
        row.forEach(
                (name, value) ->
                        item.put(
                                name,
                                switch (value) {
                                    case Boolean flag -> AttributeValue.fromBool(flag);
                                    case Long number -> AttributeValue.fromN(number.toString());
                                    default -> AttributeValue.fromS(value.toString());
                                }));
        return item;
    }
}
