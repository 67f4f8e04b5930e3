package io.teamclaw.lifecycle.keys;

import io.teamclaw.config.keys.KeyStateRow;
import io.teamclaw.config.table.Tables;
import io.teamclaw.lifecycle.dynamodb.Item;
import io.teamclaw.lifecycle.dynamodb.Table;
import io.teamclaw.lifecycle.dynamodb.Values;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the sidecars have met with the company's keys. */
public final class KeyStateStore {
    private final Table table;

    public KeyStateStore(DynamoDbClient dynamoDb, String environment) {
        this.table = Table.of(dynamoDb, Tables.KEY_STATES, environment);
    }

    /** The last that was met with each key, by key id; a key nobody complained of is not in it. */
    public Map<String, KeyStateRow> all() {
        Map<String, KeyStateRow> rows = new HashMap<>();
        table.partition(KeyStateRow.PARTITION)
                .map(KeyStateStore::row)
                .forEach(row -> rows.put(row.keyId(), row));
        return rows;
    }

    /** Has the sidecars take a key again within a minute, whatever they met before this moment. */
    public void forgive(String keyId, String fingerprint, Instant now) {
        put(
                new KeyStateRow(
                        keyId, fingerprint, KeyStateRow.Kind.FORGIVEN, now, Optional.empty(), 0));
    }

    /** Notes what was met, over whatever is there. */
    public void put(KeyStateRow row) {
        Map<String, AttributeValue> item = new HashMap<>();
        row.attributes()
                .forEach(
                        (name, value) ->
                                item.put(
                                        name,
                                        value instanceof String text
                                                ? Values.text(text)
                                                : AttributeValue.fromN(value.toString())));
        table.client().putItem(put -> put.tableName(table.name()).item(item));
    }

    private static KeyStateRow row(Item item) {
        Map<String, Object> values = new HashMap<>();
        item.attributes()
                .forEach(
                        (name, value) ->
                                values.put(
                                        name,
                                        value.n() == null ? value.s() : Long.valueOf(value.n())));
        return KeyStateRow.ofAttributes(values);
    }
}
