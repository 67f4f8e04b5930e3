package io.teamclaw.lifecycle.audit;

import com.fasterxml.jackson.databind.JsonNode;
import io.teamclaw.config.table.Tables;
import io.teamclaw.lifecycle.dynamodb.Item;
import io.teamclaw.lifecycle.dynamodb.Retries;
import io.teamclaw.lifecycle.dynamodb.Table;
import io.teamclaw.lifecycle.dynamodb.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** What administrators did, in order. A row is put where none is, and never changed. */
public final class AuditStore {
    private static final String STREAM = "admin";
    private static final String LAST = "9".repeat(19);

    private final Table table;

    public AuditStore(DynamoDbClient dynamoDb, String environment) {
        this.table = Table.of(dynamoDb, Tables.AUDIT, environment);
    }

    /** Adds a row behind the last one, also where others do so at the same time. */
    public void append(AuditAction action) {
        Retries.until("write the audit log", () -> put(action));
    }

    private Optional<Boolean> put(AuditAction action) {
        long last =
                table.rangeBackwards(STREAM, "", LAST, 1)
                        .findFirst()
                        .map(item -> Long.parseLong(item.text("sequence")))
                        .orElse(0L);
        try {
            table.client()
                    .putItem(
                            put ->
                                    put.tableName(table.name())
                                            .item(item(last + 1, action))
                                            .conditionExpression("attribute_not_exists(#s)")
                                            .expressionAttributeNames(Map.of("#s", "sequence")));
            return Optional.of(true);
        } catch (ConditionalCheckFailedException e) {
            return Optional.empty();
        }
    }

    private static Map<String, AttributeValue> item(long sequence, AuditAction action) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("stream", Values.text(STREAM));
        item.put("sequence", Values.text("%019d".formatted(sequence)));
        item.put("at", Values.instant(action.at()));
        item.put("actorId", Values.text(action.actorId()));
        item.put("actorEmail", Values.text(action.actorEmail()));
        item.put("action", Values.text(action.action()));
        item.put("target", Values.text(action.target()));
        text(action.before()).ifPresent(text -> item.put("before", Values.text(text)));
        text(action.after()).ifPresent(text -> item.put("after", Values.text(text)));
        return item;
    }

    private static Optional<String> text(JsonNode node) {
        return node.isMissingNode() ? Optional.empty() : Optional.of(node.toString());
    }

    /** The newest actions first. */
    public List<String> latestActions(int limit) {
        return table.rangeBackwards(STREAM, "", LAST, limit)
                .limit(limit)
                .map((Item item) -> item.text("action") + " " + item.text("target"))
                .toList();
    }
}
