package io.teamclaw.local.workspace;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.workspaces.FailureKind;
import io.teamclaw.lifecycle.workspaces.TaskListener;
import io.teamclaw.lifecycle.workspaces.TaskRef;
import io.teamclaw.lifecycle.workspaces.TaskRuntime;
import io.teamclaw.lifecycle.workspaces.TaskStartException;
import io.teamclaw.lifecycle.workspaces.TaskStatus;
import io.teamclaw.local.files.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Runs each workspace as two processes of this machine: its sidecar, then its OpenClaw. */
public final class ProcessTaskRuntime implements TaskRuntime, AutoCloseable {
    private static final Logger LOG = System.getLogger(ProcessTaskRuntime.class.getName());
    private static final Duration GRACE_AT_EXIT = Duration.ofSeconds(8);

    private final LocalPlatform platform;
    private final Map<TaskRef, LocalTask> tasks = new ConcurrentHashMap<>();
    private final List<TaskListener> listeners = new CopyOnWriteArrayList<>();

    public ProcessTaskRuntime(LocalPlatform platform) {
        this.platform = platform;
    }

    @Override
    public void provision(User owner) {
        try {
            folder(owner.id()).create();
        } catch (IOException e) {
            throw new TaskStartException(
                    FailureKind.SERVICE,
                    "The folder for this workspace cannot be made: " + e.getMessage(),
                    e);
        }
    }

    @Override
    public TaskRef launch(User owner, String attemptId) {
        TaskRef ref = new TaskRef("local-" + attemptId);
        tasks.computeIfAbsent(
                ref,
                unused ->
                        LocalTask.launch(
                                platform,
                                owner,
                                folder(owner.id()),
                                how -> tell(owner.id(), ref, how)));
        return ref;
    }

    @Override
    public TaskStatus status(TaskRef task) {
        LocalTask known = tasks.get(task);
        return known == null
                ? new TaskStatus.Gone(
                        FailureKind.INTERRUPTED, "TeamClaw was restarted on this machine")
                : known.status();
    }

    @Override
    public void stop(TaskRef task, Duration grace) {
        // It stays known: the same attempt must not launch a second one.
        LocalTask known = tasks.get(task);
        if (known != null) {
            known.stop(grace);
        }
    }

    @Override
    public List<TaskRef> tasksOf(UserId owner) {
        return tasks.entrySet().stream()
                .filter(task -> task.getValue().isOf(owner) && !task.getValue().isGone())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Tells of each task that ends by itself, from any thread. */
    public void tell(TaskListener listener) {
        listeners.add(listener);
    }

    private void tell(UserId owner, TaskRef ref, TaskStatus.Gone how) {
        for (TaskListener each : listeners) {
            try {
                each.taskEnded(owner, ref, how);
            } catch (RuntimeException e) {
                // The next look at what is recorded sees it too.
                LOG.log(Level.ERROR, "The end of " + ref.value() + " was not noted", e);
            }
        }
    }

    @Override
    public void deprovision(UserId userId, boolean deleteFiles) {
        if (!deleteFiles) {
            return;
        }
        Path root = folder(userId).root();
        try {
            FileTree.delete(root);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + root, e);
        }
    }

    /**
     * Writes the configuration of every running workspace anew where the providers that have keys
     * are others now. One that cannot be written does not keep the others from it.
     */
    public void refreshConfigs() {
        for (Map.Entry<TaskRef, LocalTask> task : tasks.entrySet()) {
            try {
                task.getValue().refreshConfig();
            } catch (IOException | RuntimeException e) {
                LOG.log(Level.WARNING, task.getKey().value() + " keeps its configuration", e);
            }
        }
    }

    /** Stops every task, all at once. */
    @Override
    public void close() {
        listeners.clear();
        List<Thread> stops =
                tasks.keySet().stream()
                        .map(ref -> Thread.startVirtualThread(() -> stop(ref, GRACE_AT_EXIT)))
                        .toList();
        for (Thread each : stops) {
            try {
                each.join();
            } catch (InterruptedException e) {
                // The processes' pipes close with this process; their groups end without us.
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private WorkspaceFolder folder(UserId userId) {
        return new WorkspaceFolder(platform.workspaces().resolve(userId.value()));
    }
}
