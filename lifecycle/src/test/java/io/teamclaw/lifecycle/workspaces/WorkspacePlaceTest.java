package io.teamclaw.lifecycle.workspaces;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import io.teamclaw.config.table.Tables;
import io.teamclaw.lifecycle.dynamodb.Table;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.testing.AtOnce;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import io.teamclaw.lifecycle.testing.Eventually;
import io.teamclaw.lifecycle.testing.People;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkspacePlaceTest {
    private final Floor floor = new Floor();
    private final UserId bob = floor.person("bob").id();
    private final Places places =
            new Places(
                    Table.of(
                            floor.dynamoDb.client(),
                            Tables.WORKSPACES,
                            EmbeddedDynamoDb.ENVIRONMENT));

    @AfterEach
    void close() {
        floor.close();
    }

    @Test
    void isTakenForTheOwnersTeamUntilTheWorkspaceIsDown() {
        floor.running();
        assertThat(floor.service.find(floor.ada).place()).contains(Team.DEFAULT);
        assertThat(places.inAll()).isOne();
        assertThat(places.inTeam(Team.DEFAULT)).isOne();

        floor.service.stop(floor.ada);

        assertThat(floor.await(WorkspaceState.STOPPED).place()).isEmpty();
        assertThat(places.inAll()).isZero();
        assertThat(places.inTeam(Team.DEFAULT)).isZero();
    }

    @Test
    void isGivenBackToTheTeamThatItWasCountedForWhenThePersonMoved() {
        TaskRef task = floor.running();
        floor.users.update(floor.ada, user -> People.in(new TeamId("another"), user));

        floor.runtime.end(task, "exit code 1");

        assertThat(places.inTeam(Team.DEFAULT)).isZero();
        assertThat(places.inTeam(new TeamId("another"))).isZero();
    }

    @Test
    void isRefusedBeyondTheLimitOfAllWithWhatToDo() {
        floor.platform.rules().activeInAll(1);
        floor.running();

        Workspace refused = floor.service.start(bob);

        assertThat(refused.state()).isEqualTo(WorkspaceState.FAILED);
        assertThat(refused.failure().map(Failure::kind)).contains(FailureKind.LIMIT);
        assertThat(refused.cause().orElseThrow())
                .contains("company's limit of 1", "administrator", "Start yours again");
        assertThat(floor.runtime.launchesOf(bob)).isEmpty();
        assertThat(places.inAll()).isOne();
    }

    @Test
    void isRefusedBeyondTheLimitOfTheTeamAndFreeAgainWhenAnotherStops() {
        floor.platform.rules().activeInTeam(Team.DEFAULT, 1);
        floor.running();
        assertThat(floor.service.start(bob).cause().orElseThrow()).contains("team's limit of 1");

        floor.service.stop(floor.ada);
        floor.await(WorkspaceState.STOPPED);

        assertThat(floor.service.start(bob).isStarting()).isTrue();
    }

    @Test
    void isRefusedAltogetherWithALimitOfNone() {
        floor.platform.rules().activeInAll(0);

        assertThat(floor.service.start(bob).state()).isEqualTo(WorkspaceState.FAILED);
    }

    @Test
    void isNeverTakenTwiceHoweverManyComeAtOnce() throws Exception {
        floor.platform.rules().activeInAll(3);
        floor.runtime.readyAtOnce(Floor.ADDRESS);
        List<UserId> people = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            people.add(floor.person("person" + i).id());
        }

        AtOnce.run(16, number -> floor.service.start(people.get(number / 2)));

        List<Workspace> running =
                Eventually.get(
                        () -> people.stream().map(floor.service::find).toList(),
                        all -> all.stream().noneMatch(Workspace::isInTransition));
        assertThat(running).filteredOn(each -> each.state() == WorkspaceState.RUNNING).hasSize(3);
        assertThat(places.inAll()).isEqualTo(3);
    }

    @Test
    void staysTakenWhileAFailureLeftATask() {
        floor.running();
        floor.runtime.failStop(new IllegalStateException("no"));
        floor.service.stop(floor.ada);
        assertThat(floor.await(WorkspaceState.FAILED).place()).isPresent();
        assertThat(places.inAll()).isOne();

        floor.recover();
        floor.service.repair(floor.ada);

        Eventually.get(() -> floor.service.find(floor.ada), now -> now.place().isEmpty());
        assertThat(places.inAll()).isZero();
        assertThat(floor.runtime.tasksOf(floor.ada)).isEmpty();
    }

    @Test
    void isGivenBackWhenALaunchComesToItsEndAfterItsStartWasGivenUp() throws Exception {
        CountDownLatch provisioning = floor.runtime.holdProvisioning();
        CountDownLatch launches = floor.runtime.holdLaunches();
        floor.service.start(floor.ada);
        Eventually.get(floor.runtime::provisioned, all -> !all.isEmpty());
        floor.clock.advance(Transitions.START_LIMIT);
        provisioning.countDown();
        floor.await(StartPhase.LAUNCHING);

        Thread sweep = Thread.ofVirtual().start(() -> floor.service.repair(floor.ada));
        floor.await(WorkspaceState.FAILED);
        launches.countDown();
        sweep.join();
        floor.settle();

        assertThat(floor.service.find(floor.ada).place()).isEmpty();
        assertThat(places.inAll()).isZero();
        assertThat(floor.runtime.tasksOf(floor.ada)).isEmpty();
    }
}
