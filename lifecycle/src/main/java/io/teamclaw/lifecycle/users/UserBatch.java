package io.teamclaw.lifecycle.users;

import io.teamclaw.config.id.UserId;
import io.teamclaw.config.table.Tables;
import io.teamclaw.lifecycle.dynamodb.Item;
import io.teamclaw.lifecycle.dynamodb.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** Reads many people at once, for lists that name them. */
public final class UserBatch {
    /** BatchGetItem takes no more. */
    private static final int AT_ONCE = 100;

    private final Table table;

    public UserBatch(DynamoDbClient dynamoDb, String environment) {
        this.table = Table.of(dynamoDb, Tables.USERS, environment);
    }

    /** Those who are there, by id; eventually consistent. */
    public Map<UserId, User> find(Collection<UserId> ids) {
        List<UserId> wanted = ids.stream().distinct().toList();
        Map<UserId, User> found = new HashMap<>();
        for (int from = 0; from < wanted.size(); from += AT_ONCE) {
            List<Map<String, AttributeValue>> keys =
                    wanted.subList(from, Math.min(wanted.size(), from + AT_ONCE)).stream()
                            .map(id -> table.key(id.value()))
                            .toList();
            read(keys).forEach(user -> found.put(user.id(), user));
        }
        return found;
    }

    /** DynamoDB may leave some to another call. */
    private List<User> read(List<Map<String, AttributeValue>> keys) {
        List<User> found = new ArrayList<>();
        Map<String, KeysAndAttributes> open =
                Map.of(table.name(), KeysAndAttributes.builder().keys(keys).build());
        while (!open.isEmpty()) {
            Map<String, KeysAndAttributes> request = open;
            var answer = table.client().batchGetItem(get -> get.requestItems(request));
            answer.responses().getOrDefault(table.name(), List.of()).stream()
                    .map(Item::new)
                    .map(UserItem::read)
                    .forEach(found::add);
            open = answer.unprocessedKeys();
        }
        return found;
    }
}
