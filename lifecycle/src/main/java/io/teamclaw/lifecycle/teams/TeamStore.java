package io.teamclaw.lifecycle.teams;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.table.Tables;
import io.teamclaw.lifecycle.dynamodb.Item;
import io.teamclaw.lifecycle.dynamodb.Table;
import io.teamclaw.lifecycle.dynamodb.Values;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Teams in DynamoDB. */
public final class TeamStore {
    private final Table table;

    public TeamStore(DynamoDbClient dynamoDb, String environment) {
        this.table = Table.of(dynamoDb, Tables.TEAMS, environment);
    }

    /** Makes the default team if it is not there. */
    public Team ensureDefault() {
        return find(Team.DEFAULT)
                .orElseGet(
                        () -> insert(new Team(Team.DEFAULT, "Everyone", "All of the company", 1)));
    }

    public Optional<Team> find(TeamId id) {
        return table.get(table.key(id.value())).map(TeamStore::team);
    }

    /** All teams by name. Their number grows with the company, not with use. */
    public List<Team> all() {
        return table.scan().stream()
                .map(TeamStore::team)
                .sorted(Comparator.comparing(Team::name).thenComparing(team -> team.id().value()))
                .toList();
    }

    private Team insert(Team team) {
        try {
            table.client()
                    .putItem(
                            put ->
                                    put.tableName(table.name())
                                            .item(
                                                    Map.of(
                                                            "teamId",
                                                                    Values.text(team.id().value()),
                                                            "name", Values.text(team.name()),
                                                            "description",
                                                                    Values.text(team.description()),
                                                            "version",
                                                                    Values.number(team.version())))
                                            .conditionExpression("attribute_not_exists(teamId)"));
            return team;
        } catch (ConditionalCheckFailedException e) {
            // Made by somebody else since it was looked for.
            return find(team.id()).orElseThrow(() -> e);
        }
    }

    private static Team team(Item item) {
        return new Team(
                new TeamId(item.text("teamId")),
                item.text("name"),
                item.optionalText("description").orElse(""),
                item.number("version"));
    }
}
