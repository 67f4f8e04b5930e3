package io.teamclaw.lifecycle.testing;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.workspaces.FailureKind;
import io.teamclaw.lifecycle.workspaces.TaskRef;
import io.teamclaw.lifecycle.workspaces.TaskRuntime;
import io.teamclaw.lifecycle.workspaces.TaskStartException;
import io.teamclaw.lifecycle.workspaces.TaskStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** A runtime as one process sees it: its next call goes wrong as a test wants it. */
public final class FaultyRuntime implements TaskRuntime {
    /** What can go wrong. */
    public enum Call {
        PROVISION,
        LAUNCH,
        STATUS,
        TASKS_OF,
        STOP,
        DEPROVISION
    }

    /** What goes wrong with a call. */
    public enum Fault {
        NONE,
        /** Nothing happens, and the caller hears so. */
        FAILS,
        /** It happens, and the caller hears of an error. */
        ANSWER_LOST,
        /** The process dies before it happens. */
        DIES_BEFORE,
        /** It happens, and the process dies before it knows. */
        DIES_AFTER
    }

    /** The end of the process in the middle of a call: nothing handles it, as nothing could. */
    public static final class ProcessDied extends Error {
        private static final long serialVersionUID = 1L;

        public ProcessDied() {
            super("the process died", null, false, false);
        }
    }

    private final TaskRuntime inner;
    private final Runnable onDeath;
    private final Map<Call, Fault> next = new ConcurrentHashMap<>();

    /**
     * @param onDeath told just before the process dies of a fault
     */
    public FaultyRuntime(TaskRuntime inner, Runnable onDeath) {
        this.inner = inner;
        this.onDeath = onDeath;
    }

    /** For the next call of that sort; {@code NONE} takes it back. */
    public void next(Call call, Fault fault) {
        next.put(call, fault);
    }

    /** Nothing goes wrong any more. */
    public void recover() {
        next.clear();
    }

    @Override
    public void provision(User owner) {
        call(Call.PROVISION, () -> inner.provision(owner));
    }

    @Override
    public TaskRef launch(User owner, String attemptId) {
        return call(Call.LAUNCH, () -> inner.launch(owner, attemptId));
    }

    @Override
    public TaskStatus status(TaskRef task) {
        return call(Call.STATUS, () -> inner.status(task));
    }

    @Override
    public List<TaskRef> tasksOf(UserId owner) {
        return call(Call.TASKS_OF, () -> inner.tasksOf(owner));
    }

    @Override
    public void stop(TaskRef task, Duration grace) {
        call(Call.STOP, () -> inner.stop(task, grace));
    }

    @Override
    public void deprovision(UserId userId, boolean deleteFiles) {
        call(Call.DEPROVISION, () -> inner.deprovision(userId, deleteFiles));
    }

    private void call(Call which, Runnable effect) {
        call(
                which,
                () -> {
                    effect.run();
                    return true;
                });
    }

    private <T> T call(Call which, Supplier<T> effect) {
        Fault fault = Optional.ofNullable(next.remove(which)).orElse(Fault.NONE);
        switch (fault) {
            case FAILS -> throw lost();
            case DIES_BEFORE -> die();
            case NONE, ANSWER_LOST, DIES_AFTER -> {
                // These happen.
            }
        }
        T result = effect.get();
        switch (fault) {
            case ANSWER_LOST -> throw lost();
            case DIES_AFTER -> die();
            case NONE, FAILS, DIES_BEFORE -> {
                // Nothing more goes wrong.
            }
        }
        return result;
    }

    private void die() {
        onDeath.run();
        throw new ProcessDied();
    }

    private static TaskStartException lost() {
        return new TaskStartException(FailureKind.SERVICE, "The service did not answer.");
    }
}
