package io.teamclaw.lifecycle.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.workspaces.TaskRef;
import io.teamclaw.lifecycle.workspaces.TaskRuntime;
import io.teamclaw.lifecycle.workspaces.TaskStatus;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every runtime keeps to, whatever it runs workspaces on. */
public abstract class TaskRuntimeContract {
    /** Whose workspace it is. */
    protected static final User ADA = person("ada");

    private static final User BOB = person("bob");
    private static final Duration GRACE = Duration.ofSeconds(20);

    /** A fresh one, without tasks; the same for all of one test. */
    protected abstract TaskRuntime runtime();

    /** Names no task of this runtime, in the form of those that it makes. */
    protected abstract TaskRef unknown();

    /** Lets a task come up where it does not by itself. */
    protected void bringUp(TaskRef task) {}

    private static User person(String id) {
        return People.person(id, new TeamId("red"));
    }

    @Test
    void theSameAttemptIsTheSameTaskAlsoAtOnce() throws Exception {
        TaskRuntime runtime = runtime();
        runtime.provision(ADA);

        List<TaskRef> tasks = AtOnce.run(4, number -> runtime.launch(ADA, "attempt-1"));

        assertThat(new HashSet<>(tasks)).hasSize(1);
        TaskRef task = tasks.get(0);
        assertThat(runtime.launch(ADA, "attempt-1")).isEqualTo(task);
        assertThat(runtime.tasksOf(ADA.id())).containsExactly(task);
        assertThat(runtime.tasksOf(BOB.id())).isEmpty();
        runtime.stop(task, GRACE);
    }

    @Test
    void aTaskComesUpSaysWhereAndIsGoneOnceItIsStopped() {
        TaskRuntime runtime = runtime();
        runtime.provision(ADA);
        TaskRef task = runtime.launch(ADA, "attempt-1");
        bringUp(task);

        TaskStatus ready =
                Eventually.get(
                        () -> runtime.status(task),
                        status -> !(status instanceof TaskStatus.Pending),
                        Duration.ofMinutes(4));

        assertThat(ready).isInstanceOf(TaskStatus.Ready.class);
        assertThat(((TaskStatus.Ready) ready).address().host()).isNotBlank();
        assertThat(((TaskStatus.Ready) ready).address().port()).isPositive();
        Map<TaskRef, TaskStatus> all = runtime.statuses(List.of(task, unknown()));
        assertThat(all).containsOnlyKeys(task, unknown()).containsEntry(task, ready);
        assertThat(all.get(unknown())).isInstanceOf(TaskStatus.Gone.class);

        runtime.stop(task, GRACE);
        runtime.stop(task, GRACE);

        assertThat(runtime.status(task)).isInstanceOf(TaskStatus.Gone.class);
        assertThat(runtime.statuses(List.of(task))).isEqualTo(Map.of(task, runtime.status(task)));
        assertThat(runtime.tasksOf(ADA.id())).isEmpty();
    }

    @Test
    void anotherAttemptIsAnotherTask() {
        TaskRuntime runtime = runtime();
        runtime.provision(ADA);
        TaskRef first = runtime.launch(ADA, "attempt-1");
        runtime.stop(first, GRACE);

        TaskRef second = runtime.launch(ADA, "attempt-2");

        assertThat(second).isNotEqualTo(first);
        assertThat(runtime.tasksOf(ADA.id())).containsExactly(second);
        runtime.stop(second, GRACE);
    }

    @Test
    void anUnknownTaskIsGoneAndMayBeStopped() {
        TaskRuntime runtime = runtime();

        runtime.stop(unknown(), GRACE);

        assertThat(runtime.status(unknown())).isInstanceOf(TaskStatus.Gone.class);
        assertThat(runtime.tasksOf(ADA.id())).isEmpty();
        assertThat(runtime.statuses(List.of())).isEmpty();
    }

    @Test
    void whatIsMadeAndRemovedTwiceIsMadeAndRemovedOnce() {
        TaskRuntime runtime = runtime();
        runtime.provision(ADA);
        runtime.provision(ADA);

        runtime.deprovision(ADA.id(), false);
        runtime.deprovision(ADA.id(), false);
        runtime.deprovision(BOB.id(), true);

        runtime.provision(ADA);
        TaskRef task = runtime.launch(ADA, "attempt-1");
        assertThat(runtime.tasksOf(ADA.id())).containsExactly(task);
        runtime.stop(task, GRACE);
    }
}
