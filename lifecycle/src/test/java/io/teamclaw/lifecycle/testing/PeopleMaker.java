package io.teamclaw.lifecycle.testing;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import io.teamclaw.config.table.Tables;
import io.teamclaw.lifecycle.dynamodb.Values;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** A whole company in a table at once, by batches, as no store writes it. */
public final class PeopleMaker {
    private static final int BATCH = 25;
    private static final Instant JOINED = Instant.parse("2026-01-15T09:00:00Z");
    private static final List<String> FIRST =
            List.of("Ada", "Grace", "Edsger", "Barbara", "Donald", "Radia", "Alan", "Frances");
    private static final List<String> LAST =
            List.of("Lovelace", "Hopper", "Dijkstra", "Liskov", "Knuth", "Perlman", "Turing");

    private final DynamoDbClient dynamoDb;
    private final String environment;

    public PeopleMaker(DynamoDbClient dynamoDb, String environment) {
        this.dynamoDb = dynamoDb;
        this.environment = environment;
    }

    /**
     * Teams {@code team-0} and so on, named {@code Team 0}, each with the reservation of its name.
     */
    public List<Team> teams(int number) {
        List<Team> teams =
                IntStream.range(0, number)
                        .mapToObj(
                                i ->
                                        new Team(
                                                new TeamId("team-" + i),
                                                "Team " + i,
                                                "The people of team " + i,
                                                1,
                                                Optional.empty()))
                        .toList();
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        for (Team team : teams) {
            items.add(
                    Map.of(
                            "teamId", Values.text(team.id().value()),
                            "name", Values.text(team.name()),
                            "description", Values.text(team.description()),
                            "version", Values.number(1)));
            items.add(
                    Map.of(
                            "teamId", Values.text("name#" + team.name().toLowerCase()),
                            "ownerId", Values.text(team.id().value())));
        }
        write(Tables.TEAMS.physicalName(environment), items);
        return teams;
    }

    /**
     * Employees {@code person-0} and so on, {@code person0@example.com}, in turn of these teams;
     * every tenth is disabled, every hundredth leads their team.
     */
    public List<User> people(int number, List<TeamId> teams) {
        List<User> people = IntStream.range(0, number).mapToObj(i -> person(i, teams)).toList();
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        for (User user : people) {
            items.add(
                    Map.of(
                            "userId", Values.text(user.id().value()),
                            "email", Values.text(user.email().value()),
                            "name", Values.text(user.name()),
                            "role", Values.text(user.role().wireValue()),
                            "teamId", Values.text(user.teamId().value()),
                            "disabled", Values.flag(user.disabled()),
                            "createdAt", Values.instant(user.createdAt()),
                            "version", Values.number(user.version())));
            items.add(
                    Map.of(
                            "userId", Values.text("email#" + user.email()),
                            "ownerId", Values.text(user.id().value())));
        }
        write(Tables.USERS.physicalName(environment), items);
        return people;
    }

    private static User person(int i, List<TeamId> teams) {
        return new User(
                new UserId("person-" + i),
                new EmailAddress("person" + i + "@example.com"),
                FIRST.get(i % FIRST.size()) + " " + LAST.get(i % LAST.size()) + " " + i,
                i % 100 == 1 ? Role.TEAM_LEAD : Role.EMPLOYEE,
                teams.get(i % teams.size()),
                i % 10 == 0,
                JOINED.plusSeconds(i),
                1);
    }

    private void write(String table, List<Map<String, AttributeValue>> items) {
        for (int from = 0; from < items.size(); from += BATCH) {
            List<WriteRequest> batch =
                    items.subList(from, Math.min(items.size(), from + BATCH)).stream()
                            .map(
                                    item ->
                                            WriteRequest.builder()
                                                    .putRequest(put -> put.item(item))
                                                    .build())
                            .toList();
            dynamoDb.batchWriteItem(write -> write.requestItems(Map.of(table, batch)));
        }
    }
}
