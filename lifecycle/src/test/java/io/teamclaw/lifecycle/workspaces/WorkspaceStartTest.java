package io.teamclaw.lifecycle.workspaces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.testing.AtOnce;
import io.teamclaw.lifecycle.testing.Eventually;
import io.teamclaw.lifecycle.testing.People;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkspaceStartTest {
    private final Floor floor = new Floor();

    @AfterEach
    void close() {
        floor.close();
    }

    @Test
    void isAbsentBeforeTheFirstStart() {
        assertThat(floor.service.find(floor.ada)).isEqualTo(Workspace.absent(floor.ada));
    }

    @Test
    void goesFromAbsentToRunningStepByStep() {
        List<Workspace> told = Collections.synchronizedList(new ArrayList<>());
        floor.service.onChange(told::add);

        Workspace asked = floor.service.start(floor.ada);
        assertThat(asked.state()).isEqualTo(WorkspaceState.PROVISIONING);
        assertThat(asked.phase()).contains(StartPhase.REQUESTED);
        assertThat(asked.deadline()).contains(Floor.NOW.plus(Duration.ofMinutes(4)));

        TaskRef task = floor.runtime.awaitTask(floor.ada, 1);
        floor.await(StartPhase.SIDECAR);
        floor.runtime.phase(task, StartPhase.GATEWAY);
        floor.await(StartPhase.GATEWAY);
        floor.runtime.ready(task, Floor.ADDRESS);
        Workspace running = floor.await(WorkspaceState.RUNNING);

        assertThat(running.address()).contains(Floor.ADDRESS);
        assertThat(running.task()).contains(task);
        assertThat(running.phase()).isEmpty();
        assertThat(running.deadline()).isEmpty();
        assertThat(running.lastActiveAt()).isEqualTo(Floor.NOW);
        assertThat(floor.runtime.provisioned()).containsExactly(floor.ada);
        Eventually.get(() -> List.copyOf(told), all -> all.contains(running));
        assertThat(told)
                .extracting(workspace -> workspace.state() + phase(workspace))
                .startsWith("PROVISIONING REQUESTED", "PROVISIONING PROVISIONING")
                .containsSubsequence(
                        "STARTING PROVISIONING", "STARTING SIDECAR", "STARTING GATEWAY", "RUNNING");
        assertThat(told).extracting(Workspace::version).isSorted();
    }

    @Test
    void makesOneTaskOfManyStartsAtOnceInTwoProcesses() throws Exception {
        try (WorkspaceService other = floor.anotherProcess()) {
            floor.runtime.readyAtOnce(Floor.ADDRESS);

            List<Workspace> answers =
                    AtOnce.run(
                            24,
                            number -> (number % 2 == 0 ? floor.service : other).start(floor.ada));

            Workspace running = floor.await(WorkspaceState.RUNNING);
            assertThat(floor.runtime.launchCalls()).isEqualTo(1);
            assertThat(answers).extracting(Workspace::attemptId).containsOnly(running.attemptId());
        }
    }

    @Test
    void changesNothingWhileItRunsOrStarts() {
        floor.service.start(floor.ada);
        TaskRef task = floor.runtime.awaitTask(floor.ada, 1);
        floor.await(StartPhase.SIDECAR);
        assertThat(floor.service.start(floor.ada).state()).isEqualTo(WorkspaceState.STARTING);
        floor.runtime.ready(task, Floor.ADDRESS);
        Workspace running = floor.await(WorkspaceState.RUNNING);

        assertThat(floor.service.start(floor.ada)).isEqualTo(running);
        assertThat(floor.runtime.launchCalls()).isEqualTo(1);
    }

    @Test
    void givesAnInstallationMoreTime() {
        floor.service.start(floor.ada);
        TaskRef task = floor.runtime.awaitTask(floor.ada, 1);
        floor.runtime.phase(task, StartPhase.INSTALLING);
        Workspace installing = floor.await(StartPhase.INSTALLING);
        assertThat(installing.deadline()).contains(Floor.NOW.plus(Duration.ofMinutes(20)));

        floor.clock.advance(Duration.ofMinutes(15));
        floor.runtime.phase(task, StartPhase.GATEWAY);

        assertThat(floor.await(StartPhase.GATEWAY).deadline())
                .contains(Floor.NOW.plus(Duration.ofMinutes(19)));
    }

    @Test
    void refusesADisabledPersonAndAStranger() {
        floor.users.update(floor.ada, People::disabled);

        assertThatIllegalStateException()
                .isThrownBy(() -> floor.service.start(floor.ada))
                .withMessageContaining("disabled");
        assertThatThrownBy(() -> floor.service.start(new UserId("nobody")))
                .isInstanceOf(NoSuchElementException.class);
        assertThat(floor.service.find(floor.ada).state()).isEqualTo(WorkspaceState.ABSENT);
    }

    @Test
    void isNotDisturbedByAListenerThatFails() throws Exception {
        List<WorkspaceState> told = Collections.synchronizedList(new ArrayList<>());
        floor.service.onChange(
                workspace -> {
                    throw new IllegalStateException("listener");
                });
        AutoCloseable subscription =
                floor.service.onChange(workspace -> told.add(workspace.state()));

        floor.running();
        Eventually.get(() -> List.copyOf(told), all -> all.contains(WorkspaceState.RUNNING));
        subscription.close();
        int before = told.size();
        floor.service.stop(floor.ada);
        floor.await(WorkspaceState.STOPPED);

        assertThat(told).hasSize(before);
    }

    private static String phase(Workspace workspace) {
        return workspace.phase().map(phase -> " " + phase).orElse("");
    }
}
