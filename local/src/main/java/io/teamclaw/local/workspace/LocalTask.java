package io.teamclaw.local.workspace;

import io.teamclaw.config.id.UserId;
import io.teamclaw.config.openclaw.InvalidWorkspaceConfigException;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.workspaces.FailureKind;
import io.teamclaw.lifecycle.workspaces.StartPhase;
import io.teamclaw.lifecycle.workspaces.TaskAddress;
import io.teamclaw.lifecycle.workspaces.TaskStartException;
import io.teamclaw.lifecycle.workspaces.TaskStatus;
import io.teamclaw.local.leash.LeashedProcess;
import io.teamclaw.local.openclaw.OpenClawInstall;
import io.teamclaw.local.openclaw.OpenClawInstallException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One run of one workspace: brings it up in the background, notices its end, stops it. */
final class LocalTask {
    private static final Logger LOG = System.getLogger(LocalTask.class.getName());

    /** The sidecar still meters the call that OpenClaw's crash interrupted. */
    private static final Duration GRACE_AFTER_A_FAILURE = Duration.ofSeconds(10);

    private final LocalPlatform platform;
    private final User owner;
    private final WorkspaceFolder folder;
    private final Consumer<TaskStatus.Gone> onEnded;
    private final Thread starter;
    private final Lock refreshing = new ReentrantLock();

    private TaskStatus status = new TaskStatus.Pending(StartPhase.INSTALLING);

    /** Once they are written. */
    private Optional<AgentFiles> files = Optional.empty();

    /** In the order in which they were started; replaced, never changed. */
    private List<LeashedProcess> processes = List.of();

    private LocalTask(
            LocalPlatform platform,
            User owner,
            WorkspaceFolder folder,
            Consumer<TaskStatus.Gone> onEnded) {
        this.platform = platform;
        this.owner = owner;
        this.folder = folder;
        this.onEnded = onEnded;
        this.starter = Thread.ofVirtual().name("start-" + owner.id()).unstarted(this::bringUp);
    }

    /**
     * @param onEnded told once, with the cause, when it ended by itself or did not come up
     */
    static LocalTask launch(
            LocalPlatform platform,
            User owner,
            WorkspaceFolder folder,
            Consumer<TaskStatus.Gone> onEnded) {
        LocalTask task = new LocalTask(platform, owner, folder, onEnded);
        task.starter.start();
        return task;
    }

    synchronized TaskStatus status() {
        return status;
    }

    boolean isOf(UserId user) {
        return owner.id().equals(user);
    }

    synchronized boolean isGone() {
        return status instanceof TaskStatus.Gone;
    }

    /**
     * Ends both processes, OpenClaw first so that the sidecar meters its last call. On return
     * nothing is written into the folder any more, which may be removed.
     */
    void stop(Duration grace) {
        end(new TaskStatus.Gone(FailureKind.INTERRUPTED, "Stopped"), grace);
        try {
            if (!starter.join(grace)) {
                LOG.log(Level.WARNING, "The start of " + owner.id() + " does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void bringUp() {
        try {
            OpenClawInstall openClaw = platform.openClaw().get();
            enter(StartPhase.SIDECAR);
            int sidecarPort = FreePort.find();
            int gatewayPort = FreePort.find();
            WorkspaceCommands commands =
                    new WorkspaceCommands(
                            platform, owner, folder, openClaw, sidecarPort, gatewayPort);
            writeFiles(commands);
            startServer("The key sidecar", commands::startSidecar);
            Readiness.await(
                    URI.create("http://127.0.0.1:" + sidecarPort + "/health"), this::isAlive);

            enter(StartPhase.GATEWAY);
            validateConfig(commands);
            startServer("OpenClaw", commands::startGateway);
            TaskAddress address = new TaskAddress("127.0.0.1", gatewayPort);
            Readiness.await(() -> platform.probe().answersAs(owner.id(), address), this::isAlive);
            becomeReady(address);
        } catch (TaskStartException e) {
            fail(e.failure().kind(), e.getMessage());
        } catch (InvalidWorkspaceConfigException e) {
            fail(FailureKind.SETTINGS, e.getMessage());
        } catch (OpenClawInstallException e) {
            fail(FailureKind.IMAGE, e.getMessage());
        } catch (IOException e) {
            fail(
                    FailureKind.SERVICE,
                    "The workspace's files or processes cannot be made: " + e.getMessage());
        } catch (InterruptedException e) {
            // Somebody stopped it, and has said so.
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // Whatever it is, a person waits for an answer: e.g. a key pool that cannot be read.
            LOG.log(Level.ERROR, "The workspace of " + owner.id() + " does not start", e);
            fail(FailureKind.INTERNAL, "The workspace does not start: " + e.getMessage());
        }
    }

    private void writeFiles(WorkspaceCommands commands) throws IOException {
        AgentFiles fresh = new AgentFiles(folder, commands, platform.settings().apply(owner));
        fresh.write();
        synchronized (this) {
            files = Optional.of(fresh);
        }
    }

    /**
     * The providers that have keys may be others now. One caller at a time: the last one counts.
     */
    void refreshConfig() throws IOException {
        refreshing.lock();
        try {
            Optional<AgentFiles> current = filesWhileAlive();
            if (current.isPresent()) {
                current.get().refreshConfig();
            }
        } finally {
            refreshing.unlock();
        }
    }

    private synchronized Optional<AgentFiles> filesWhileAlive() {
        return status instanceof TaskStatus.Gone ? Optional.empty() : files;
    }

    /**
     * Has OpenClaw check its configuration first: a gateway that does not like it goes into a slow
     * repair of its own instead of saying so.
     */
    private void validateConfig(WorkspaceCommands commands)
            throws IOException, InterruptedException {
        Optional<LeashedProcess> check = start(commands::startValidation);
        if (check.isPresent() && exitCode(check.get()) != 0) {
            throw new TaskStartException(
                    FailureKind.SETTINGS,
                    "OpenClaw does not accept its configuration: "
                            + ConfigCheck.issues(folder.validation()));
        }
    }

    private void startServer(String name, ProcessStart command) throws IOException {
        start(command).ifPresent(process -> process.exit().thenAccept(code -> ended(name, code)));
    }

    /** Starts a process that {@link #stop} ends too; empty if the task was stopped before. */
    private synchronized Optional<LeashedProcess> start(ProcessStart command) throws IOException {
        if (!(status instanceof TaskStatus.Pending)) {
            return Optional.empty();
        }
        LeashedProcess process = command.start();
        processes = Stream.concat(processes.stream(), Stream.of(process)).toList();
        return Optional.of(process);
    }

    private static int exitCode(LeashedProcess process) throws InterruptedException {
        try {
            return process.exit().get();
        } catch (ExecutionException e) {
            throw new TaskStartException(
                    FailureKind.INTERNAL, "A process of the workspace cannot be watched", e);
        }
    }

    private interface ProcessStart {
        LeashedProcess start() throws IOException;
    }

    private synchronized void enter(StartPhase phase) {
        if (status instanceof TaskStatus.Pending) {
            status = new TaskStatus.Pending(phase);
        }
    }

    private synchronized void becomeReady(TaskAddress address) {
        if (status instanceof TaskStatus.Pending) {
            status = new TaskStatus.Ready(address);
        }
    }

    private synchronized boolean isAlive() {
        return status instanceof TaskStatus.Pending;
    }

    private void ended(String what, int code) {
        fail(
                FailureKind.CRASHED,
                "%s ended unexpectedly (exit code %d); its log is in %s"
                        .formatted(what, code, folder.root()));
    }

    private void fail(FailureKind kind, String cause) {
        TaskStatus.Gone how = new TaskStatus.Gone(kind, cause);
        if (end(how, GRACE_AFTER_A_FAILURE)) {
            onEnded.accept(how);
        }
    }

    /**
     * @return whether it had not ended before
     */
    private boolean end(TaskStatus.Gone how, Duration grace) {
        List<LeashedProcess> toEnd;
        boolean first;
        synchronized (this) {
            first = !(status instanceof TaskStatus.Gone);
            if (first) {
                status = how;
            }
            toEnd = processes.reversed();
        }
        if (first && Thread.currentThread() != starter) {
            starter.interrupt();
        }
        toEnd.forEach(process -> process.end(grace));
        return first;
    }
}
