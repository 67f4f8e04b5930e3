package io.teamclaw.lifecycle.tokens;

import io.teamclaw.config.table.Tables;
import io.teamclaw.lifecycle.dynamodb.Item;
import io.teamclaw.lifecycle.dynamodb.Table;
import io.teamclaw.lifecycle.dynamodb.Values;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/** How renewals go, for all portals alike. */
public final class RenewalStore {
    /** Sidecars may write in their own partition alone. */
    static final String PARTITION = "renewals";

    private static final Duration KEPT = Duration.ofDays(90);

    private final Table table;

    public RenewalStore(DynamoDbClient dynamoDb, String environment) {
        this.table = Table.of(dynamoDb, Tables.KEY_STATES, environment);
    }

    /** What is noted of each token, by key id; a token that was never renewed is not in it. */
    public Map<String, RenewalRow> all() {
        Map<String, RenewalRow> rows = new HashMap<>();
        table.partition(PARTITION)
                .map(RenewalStore::row)
                .forEach(row -> rows.put(row.keyId(), row));
        return rows;
    }

    /**
     * Writes a row over the one that it was derived from.
     *
     * @return whether it stands now; not where somebody else has written meanwhile
     */
    boolean put(RenewalRow row) {
        PutItemRequest.Builder put = PutItemRequest.builder().tableName(table.name());
        put.item(item(row));
        if (row.version() == 1) {
            put.conditionExpression("attribute_not_exists(keyId)");
        } else {
            put.conditionExpression("version = :before")
                    .expressionAttributeValues(Map.of(":before", Values.number(row.version() - 1)));
        }
        try {
            table.client().putItem(put.build());
            return true;
        } catch (ConditionalCheckFailedException faster) {
            return false;
        }
    }

    private static Map<String, AttributeValue> item(RenewalRow row) {
        return Map.of(
                "pool", Values.text(PARTITION),
                "keyId", Values.text(row.keyId()),
                "mark", Values.text(row.mark()),
                "status", Values.text(row.status().name()),
                "at", Values.instant(row.at()),
                "until", Values.instant(row.until()),
                "attempts", Values.number(row.attempts()),
                "reason", Values.text(row.reason()),
                "version", Values.number(row.version()),
                "ttl", Values.number(row.at().plus(KEPT).getEpochSecond()));
    }

    private static RenewalRow row(Item item) {
        return new RenewalRow(
                item.text("keyId"),
                item.text("mark"),
                RenewalRow.Status.valueOf(item.text("status")),
                item.instant("at"),
                item.instant("until"),
                (int) item.number("attempts"),
                item.text("reason"),
                item.number("version"));
    }
}
