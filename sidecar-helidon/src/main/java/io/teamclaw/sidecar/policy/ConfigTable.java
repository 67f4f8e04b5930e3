package io.teamclaw.sidecar.policy;

import io.teamclaw.config.policy.CallLimit;
import io.teamclaw.config.table.Tables;
import io.teamclaw.sidecar.settings.OwnerSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the config table says of a person's calls: what is set for all, the team and the person. */
final class ConfigTable implements Supplier<List<Map<String, String>>> {
    private static final String VALUE = "value";

    private final Supplier<DynamoDbClient> client;
    private final String table;
    private final List<String> scopes;

    /**
     * @param client asked for at the first reading: the SDK takes its time to start
     * @param table name of the config table
     */
    ConfigTable(Supplier<DynamoDbClient> client, String table, OwnerSettings owner) {
        this.client = client;
        this.table = table;
        List<String> names = new ArrayList<>(List.of("global"));
        owner.teamId().ifPresent(team -> names.add("team#" + team));
        names.add("user#" + owner.userId());
        this.scopes = List.copyOf(names);
    }

    /**
     * The platform's own settings by key, of each scope (a query each).
     *
     * @throws software.amazon.awssdk.core.exception.SdkException where the table cannot be read
     */
    @Override
    public List<Map<String, String>> get() {
        return scopes.stream().map(this::settings).toList();
    }

    private Map<String, String> settings(String scope) {
        String sortKey = Tables.CONFIG.sortKey().orElseThrow();
        Map<String, String> settings = new HashMap<>();
        client
                .get()
                .queryPaginator(
                        query ->
                                query.tableName(table)
                                        .keyConditionExpression(
                                                "#scope = :scope AND begins_with(#key, :platform)")
                                        .expressionAttributeNames(
                                                Map.of(
                                                        "#scope",
                                                        Tables.CONFIG.partitionKey(),
                                                        "#key",
                                                        sortKey))
                                        .expressionAttributeValues(
                                                Map.of(
                                                        ":scope",
                                                        AttributeValue.fromS(scope),
                                                        ":platform",
                                                        AttributeValue.fromS(CallLimit.PLATFORM))))
                .items()
                .stream()
                .filter(item -> item.containsKey(VALUE))
                .forEach(item -> settings.put(item.get(sortKey).s(), item.get(VALUE).s()));
        return settings;
    }
}
