package io.teamclaw.lifecycle.workspaces;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.lifecycle.testing.Eventually;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkspaceCrashTest {
    private final Floor floor = new Floor();

    @AfterEach
    void close() {
        floor.close();
    }

    @Test
    void isRecordedWithItsCauseAndWhatToDo() {
        floor.runtime.end(floor.running(), "exit code 1");

        Workspace failed = floor.await(WorkspaceState.FAILED);
        assertThat(failed.cause().orElseThrow())
                .startsWith("OpenClaw ended unexpectedly (exit code 1). Start it again;");
        assertThat(failed.task()).isEmpty();
        assertThat(failed.address()).isEmpty();
    }

    @Test
    void isRecordedOnceHoweverOftenItIsTold() {
        TaskRef task = floor.running();
        floor.runtime.end(task, "exit code 1");
        Workspace failed = floor.await(WorkspaceState.FAILED);

        floor.runtime.end(task, "exit code 2");

        assertThat(floor.service.find(floor.ada)).isEqualTo(failed);
    }

    @Test
    void ofAnEarlierOrUnknownTaskChangesNothing() {
        TaskRef old = floor.running();
        floor.service.stop(floor.ada);
        floor.await(WorkspaceState.STOPPED);
        floor.running();
        Workspace running = floor.service.find(floor.ada);

        floor.runtime.end(old, "late news");
        floor.runtime.end(new TaskRef("nobody's"), "who?");

        assertThat(floor.service.find(floor.ada)).isEqualTo(running);
    }

    @Test
    void onTheWayUpFailsTheStart() {
        floor.service.start(floor.ada);
        TaskRef task = floor.runtime.awaitTask(floor.ada, 1);
        Eventually.get(() -> floor.service.find(floor.ada), now -> now.task().isPresent());

        floor.runtime.end(task, "exit code 3");

        assertThat(floor.await(WorkspaceState.FAILED).cause().orElseThrow())
                .contains("while it was starting (exit code 3)");
    }

    @Test
    void isFollowedByAFreshStart() {
        floor.runtime.end(floor.running(), "exit code 1");
        floor.await(WorkspaceState.FAILED);

        floor.running();

        assertThat(floor.runtime.launchCalls()).isEqualTo(2);
    }

    @Test
    void thatIsNobodysFaultCountsAsStopped() {
        TaskRef task = floor.running();

        floor.service.taskEnded(
                floor.ada,
                task,
                new TaskStatus.Gone(FailureKind.INTERRUPTED, "its machine was taken back"));

        Workspace stopped = floor.service.find(floor.ada);
        assertThat(stopped.state()).isEqualTo(WorkspaceState.STOPPED);
        assertThat(stopped.address()).isEmpty();
        assertThat(stopped.place()).isEmpty();
        assertThat(floor.platform.routing().wayOf(floor.ada)).isEmpty();
    }
}
