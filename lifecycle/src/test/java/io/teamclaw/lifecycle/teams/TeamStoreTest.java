package io.teamclaw.lifecycle.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.table.Tables;
import io.teamclaw.lifecycle.testing.AtOnce;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class TeamStoreTest {
    private EmbeddedDynamoDb dynamoDb;
    private TeamStore teams;

    @BeforeEach
    void start() {
        dynamoDb = EmbeddedDynamoDb.start();
        teams = new TeamStore(dynamoDb.client(), EmbeddedDynamoDb.ENVIRONMENT);
    }

    @AfterEach
    void stop() {
        dynamoDb.close();
    }

    @Test
    void makesTheDefaultTeamOnceHoweverManyAskAtOnce() throws Exception {
        assertThat(teams.find(Team.DEFAULT)).isEmpty();
        var made = AtOnce.run(8, number -> teams.ensureDefault());

        assertThat(made).hasSize(8).containsOnly(teams.ensureDefault());
        assertThat(teams.all()).containsExactly(made.get(0));
        assertThat(teams.find(Team.DEFAULT)).contains(made.get(0));
        assertThat(teams.find(new TeamId("other"))).isEmpty();
    }

    @Test
    void ofManyWhoTakeOneNameAtOnceOneGetsIt() throws Exception {
        List<Optional<Team>> made =
                AtOnce.run(8, number -> create(number % 2 == 0 ? "Research" : " rESEARCH  "));

        assertThat(made.stream().flatMap(Optional::stream)).hasSize(1);
        assertThat(teams.all()).hasSize(2);
    }

    @Test
    void theDefaultTeamsNameIsTakenAlsoWhereItWasMadeBeforeNamesWereReserved() {
        dynamoDb.client()
                .putItem(
                        put ->
                                put.tableName(
                                                Tables.TEAMS.physicalName(
                                                        EmbeddedDynamoDb.ENVIRONMENT))
                                        .item(
                                                Map.of(
                                                        "teamId", AttributeValue.fromS("everyone"),
                                                        "name", AttributeValue.fromS("Everyone"),
                                                        "version", AttributeValue.fromN("1"))));

        assertThat(create("everyone")).isEmpty();
    }

    @Test
    void aRenamedTeamsOldNameIsFreeAndItsNewOneIsNot() {
        Team research = teams.create(new TeamName("Research"), "finds out");

        Team renamed = teams.edit(research.id(), 1, new TeamName("Science"), "knows");

        assertThat(teams.find(research.id())).contains(renamed);
        assertThat(renamed.name()).isEqualTo("Science");
        assertThat(create("SCIENCE")).isEmpty();
        assertThat(create("Research")).isPresent();
        assertThatExceptionOfType(TeamNameTakenException.class)
                .isThrownBy(() -> teams.edit(research.id(), 2, new TeamName("research"), "again"));
        assertThat(teams.edit(research.id(), 2, new TeamName("SCIENCE"), "louder").name())
                .as("another writing of its own name")
                .isEqualTo("SCIENCE");
    }

    @Test
    void ofTwoWhoEditOneTeamTheSecondIsTold() throws Exception {
        Team team = teams.create(new TeamName("Research"), "");

        List<Boolean> won =
                AtOnce.run(
                        2,
                        number -> {
                            try {
                                teams.edit(team.id(), 1, new TeamName("Research " + number), "");
                                return true;
                            } catch (TeamChangedException e) {
                                return false;
                            }
                        });

        assertThat(won).containsExactlyInAnyOrder(true, false);
        assertThat(teams.find(team.id()).orElseThrow().name())
                .isEqualTo("Research " + won.indexOf(true));
        assertThat(create("Research " + won.indexOf(false)))
                .as("the name that was not taken is free")
                .isPresent();
    }

    @Test
    void aClosedTeamKeepsItsNameUntilItIsGone() {
        Team team = teams.create(new TeamName("Research"), "");
        Team other = teams.create(new TeamName("Other"), "");
        teams.beginClosing(team.id(), team.version(), other.id());

        assertThat(teams.find(team.id()).orElseThrow().closesInto()).contains(other.id());
        assertThat(create("Research")).isEmpty();
        assertThatExceptionOfType(TeamChangedException.class)
                .isThrownBy(() -> teams.edit(team.id(), 2, new TeamName("New"), ""));
        assertThatExceptionOfType(TeamChangedException.class)
                .as("into a team that is closed")
                .isThrownBy(() -> teams.beginClosing(other.id(), other.version(), team.id()));

        teams.finishClosing(team.id());
        teams.finishClosing(team.id());

        assertThat(teams.find(team.id())).isEmpty();
        assertThat(teams.all()).extracting(Team::name).containsExactly("Everyone", "Other");
        assertThat(create("Research")).isPresent();
    }

    @Test
    void membersOfATeamThatCloseTwiceGoToTheLastOne() {
        Team first = teams.create(new TeamName("First"), "");
        Team second = teams.create(new TeamName("Second"), "");
        teams.beginClosing(first.id(), 1, second.id());
        teams.beginClosing(second.id(), 1, Team.DEFAULT);

        assertThat(teams.destination(first.id())).isEqualTo(Team.DEFAULT);
        assertThat(teams.destination(Team.DEFAULT)).isEqualTo(Team.DEFAULT);
    }

    @Test
    void theDefaultTeamStays() {
        Team everyone = teams.ensureDefault();
        Team other = teams.create(new TeamName("Other"), "");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> teams.beginClosing(Team.DEFAULT, everyone.version(), other.id()));
    }

    @Test
    void namesAreCheckedAndTidied() {
        assertThat(new TeamName("  a \t b ").value()).isEqualTo("a b");
        assertThatIllegalArgumentException().isThrownBy(() -> new TeamName(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> new TeamName("n".repeat(61)));
    }

    private Optional<Team> create(String name) {
        try {
            return Optional.of(teams.create(new TeamName(name), ""));
        } catch (TeamNameTakenException e) {
            return Optional.empty();
        }
    }
}
