package io.teamclaw.lifecycle.teams;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.table.Tables;
import io.teamclaw.lifecycle.dynamodb.Item;
import io.teamclaw.lifecycle.dynamodb.Retries;
import io.teamclaw.lifecycle.dynamodb.Table;
import io.teamclaw.lifecycle.ids.ReadableIds;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Teams in DynamoDB. A name belongs to one team, also when two take it at once. */
public final class TeamStore {
    private static final String DEFAULT_NAME = "Everyone";

    private final Table table;
    private final TeamWrites writes;
    private final ReadableIds ids = new ReadableIds("team");

    public TeamStore(DynamoDbClient dynamoDb, String environment) {
        this.table = Table.of(dynamoDb, Tables.TEAMS, environment);
        this.writes = new TeamWrites(table);
    }

    /** Makes the default team if it is not there. */
    public Team ensureDefault() {
        return find(Team.DEFAULT).orElseGet(this::makeDefault);
    }

    private Team makeDefault() {
        Team made = new Team(Team.DEFAULT, DEFAULT_NAME, "All of the company", 1, Optional.empty());
        try {
            return Retries.until("make the default team", () -> writes.insert(made));
        } catch (TeamChangedException | TeamNameTakenException e) {
            // Made by somebody else since it was looked for.
            return find(Team.DEFAULT).orElseThrow(() -> e);
        }
    }

    /** Strongly consistent. */
    public Optional<Team> find(TeamId id) {
        return table.get(table.key(id.value())).flatMap(TeamItem::read);
    }

    /** All teams by name. Their number grows with the company, not with use. */
    public List<Team> all() {
        return table.scan().stream()
                .map(TeamItem::read)
                .flatMap(Optional::stream)
                .sorted(
                        Comparator.comparing(Team::name, String.CASE_INSENSITIVE_ORDER)
                                .thenComparing(team -> team.id().value()))
                .toList();
    }

    /**
     * Makes a team, under an id made from its name.
     *
     * @throws TeamNameTakenException if another has the name
     */
    public Team create(TeamName name, String description) {
        reserveDefaultName();
        return Retries.until(
                "make a team",
                () ->
                        writes.insert(
                                new Team(
                                        new TeamId(ids.next(name.value())),
                                        name.value(),
                                        description,
                                        1,
                                        Optional.empty())));
    }

    /**
     * Changes name and description.
     *
     * @param seen version of the team that was shown
     * @throws TeamChangedException where somebody changed or closed it since
     * @throws TeamNameTakenException if another has the name
     */
    public Team edit(TeamId id, long seen, TeamName name, String description) {
        reserveDefaultName();
        return Retries.until(
                "change a team", () -> writes.edit(required(id, seen), name, description));
    }

    /**
     * Closes a team: from now on nobody can join it. Asking again changes nothing.
     *
     * @param seen version of the team that was shown
     * @param into where its members go
     * @throws TeamChangedException where either was changed or closed since
     * @throws IllegalArgumentException for the default team, or where both are the same
     */
    public void beginClosing(TeamId id, long seen, TeamId into) {
        if (id.equals(Team.DEFAULT) || id.equals(into)) {
            throw new IllegalArgumentException(
                    "The default team stays, and another one takes the members");
        }
        Retries.until("close a team", () -> writes.beginClosing(required(id, seen), into));
    }

    /** Where the members of a team go: the team itself unless it is closed. */
    public TeamId destination(TeamId id) {
        return table.get(table.key(id.value()))
                .flatMap(TeamItem::closesInto)
                .map(this::destination)
                .orElse(id);
    }

    /** Ends what {@link #beginClosing} began, when all have left; nothing where it is done. */
    public void finishClosing(TeamId id) {
        Retries.until(
                "delete a team",
                () ->
                        find(id).filter(team -> !team.isOpen())
                                .map(writes::finishClosing)
                                .orElse(Optional.of(true)));
    }

    private Team required(TeamId id, long seen) {
        Team now =
                find(id).orElseThrow(
                                () ->
                                        new NoSuchElementException(
                                                "There is no team with the id " + id));
        if (now.version() != seen) {
            throw new TeamChangedException();
        }
        return now;
    }

    /** It may have been made before names were reserved. */
    private void reserveDefaultName() {
        Team team = ensureDefault();
        Optional<Item> reservation =
                table.get(table.key(TeamItem.reservationKey(new TeamName(team.name()))));
        if (reservation.isEmpty()) {
            Retries.until("reserve a team's name", () -> writes.reserveOnly(team));
        }
    }
}
