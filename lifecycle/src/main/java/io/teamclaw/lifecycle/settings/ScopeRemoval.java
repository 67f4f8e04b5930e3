package io.teamclaw.lifecycle.settings;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import io.teamclaw.config.table.Tables;
import io.teamclaw.lifecycle.dynamodb.Table;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Takes away all settings of a person or a team that is being deleted. */
public final class ScopeRemoval {
    private final Table table;

    public ScopeRemoval(DynamoDbClient dynamoDb, String environment) {
        this.table = Table.of(dynamoDb, Tables.CONFIG, environment);
    }

    /** Nothing where there are none. */
    public void of(UserId person) {
        remove(SettingName.user(person));
    }

    /** Nothing where there are none. */
    public void of(TeamId team) {
        remove(SettingName.team(team));
    }

    private void remove(String scope) {
        table.partition(scope)
                .map(item -> table.key(scope, item.text("configKey")))
                .toList()
                .forEach(
                        key ->
                                table.client()
                                        .deleteItem(
                                                delete -> delete.tableName(table.name()).key(key)));
    }
}
