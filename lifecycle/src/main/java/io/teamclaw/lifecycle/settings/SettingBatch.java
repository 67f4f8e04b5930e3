package io.teamclaw.lifecycle.settings;

import io.teamclaw.lifecycle.dynamodb.Item;
import io.teamclaw.lifecycle.dynamodb.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** Reads settings by name, many at once. */
final class SettingBatch {
    /** Keys of one {@code BatchGetItem}, by the DynamoDB API reference. */
    private static final int MOST = 100;

    private SettingBatch() {}

    static List<Setting> read(Table table, List<SettingName> names) {
        List<Map<String, AttributeValue>> keys =
                names.stream().distinct().map(name -> table.key(name.scope(), name.key())).toList();
        List<Setting> found = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += MOST) {
            List<Map<String, AttributeValue>> part =
                    keys.subList(from, Math.min(keys.size(), from + MOST));
            Map<String, KeysAndAttributes> wanted =
                    Map.of(
                            table.name(),
                            KeysAndAttributes.builder().keys(part).consistentRead(true).build());
            // What did not fit into an answer (16 MB) is named in it and asked for again.
            while (!wanted.isEmpty()) {
                Map<String, KeysAndAttributes> now = wanted;
                BatchGetItemResponse got =
                        table.client().batchGetItem(get -> get.requestItems(now));
                got.responses().getOrDefault(table.name(), List.of()).stream()
                        .flatMap(item -> Setting.of(new Item(item)).stream())
                        .forEach(found::add);
                wanted = got.unprocessedKeys();
            }
        }
        return List.copyOf(found);
    }
}
