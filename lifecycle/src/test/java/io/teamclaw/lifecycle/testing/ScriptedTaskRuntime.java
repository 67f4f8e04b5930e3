package io.teamclaw.lifecycle.testing;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.workspaces.FailureKind;
import io.teamclaw.lifecycle.workspaces.StartPhase;
import io.teamclaw.lifecycle.workspaces.TaskAddress;
import io.teamclaw.lifecycle.workspaces.TaskListener;
import io.teamclaw.lifecycle.workspaces.TaskRef;
import io.teamclaw.lifecycle.workspaces.TaskRuntime;
import io.teamclaw.lifecycle.workspaces.TaskStartException;
import io.teamclaw.lifecycle.workspaces.TaskStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A runtime without processes: its tasks stand where the test puts them. It keeps the interface's
 * promises (the same attempt gives the same task, a task that ended is told of) and notes each
 * call.
 */
public final class ScriptedTaskRuntime implements TaskRuntime {
    /** One launch that made a task. */
    public record Launch(UserId owner, String attemptId, TaskRef task) {}

    private final List<UserId> provisioned = new CopyOnWriteArrayList<>();
    private final List<Launch> launches = new CopyOnWriteArrayList<>();
    private final List<TaskRef> stopped = new CopyOnWriteArrayList<>();
    private final List<TaskListener> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, Launch> byAttempt = new ConcurrentHashMap<>();
    private final Map<TaskRef, TaskStatus> tasks = new ConcurrentHashMap<>();
    private final Set<TaskRef> wipes = ConcurrentHashMap.newKeySet();
    private final List<String> removed = new CopyOnWriteArrayList<>();
    private final List<String> doubled = new CopyOnWriteArrayList<>();
    private final AtomicInteger launchCalls = new AtomicInteger();
    private final AtomicInteger numbers = new AtomicInteger();
    private volatile Optional<RuntimeException> provisionFailure = Optional.empty();
    private volatile Optional<RuntimeException> launchFailure = Optional.empty();
    private volatile Optional<RuntimeException> stopFailure = Optional.empty();
    private volatile Optional<RuntimeException> deprovisionFailure = Optional.empty();
    private volatile Optional<TaskAddress> readyAtOnce = Optional.empty();
    private volatile StartPhase firstPhase = StartPhase.SIDECAR;
    private volatile CountDownLatch provisionGate = new CountDownLatch(0);
    private volatile CountDownLatch launchGate = new CountDownLatch(0);
    private volatile CountDownLatch stopGate = new CountDownLatch(0);

    @Override
    public void provision(User owner) {
        provisioned.add(owner.id());
        pass(provisionGate);
        provisionFailure.ifPresent(ScriptedTaskRuntime::raise);
    }

    @Override
    public TaskRef launch(User owner, String attemptId) {
        launchCalls.incrementAndGet();
        pass(launchGate);
        launchFailure.ifPresent(ScriptedTaskRuntime::raise);
        return byAttempt.computeIfAbsent(attemptId, id -> make(owner.id(), id)).task();
    }

    /** Two of one person at a time would be at the same home. */
    private synchronized Launch make(UserId owner, String attemptId) {
        List<TaskRef> others = tasksOf(owner);
        if (!others.isEmpty()) {
            doubled.add(owner + ": " + attemptId + " beside " + others);
        }
        Launch launch =
                new Launch(owner, attemptId, new TaskRef("task-" + numbers.incrementAndGet()));
        tasks.put(
                launch.task(),
                readyAtOnce
                        .<TaskStatus>map(TaskStatus.Ready::new)
                        .orElseGet(() -> new TaskStatus.Pending(firstPhase)));
        launches.add(launch);
        return launch;
    }

    @Override
    public TaskStatus status(TaskRef task) {
        return tasks.getOrDefault(task, gone("it is not known"));
    }

    @Override
    public void stop(TaskRef task, Duration grace) {
        pass(stopGate);
        stopFailure.ifPresent(ScriptedTaskRuntime::raise);
        stopped.add(task);
        end(task, "stopped");
    }

    @Override
    public List<TaskRef> tasksOf(UserId owner) {
        return launchesOf(owner).stream()
                .map(Launch::task)
                .filter(task -> !(status(task) instanceof TaskStatus.Gone))
                .toList();
    }

    @Override
    public List<TaskRef> workspacesOf(UserId owner) {
        return tasksOf(owner).stream().filter(task -> !wipes.contains(task)).toList();
    }

    /** A task that deletes the person's files, of a removal. */
    public TaskRef wipe(UserId owner) {
        TaskRef task = make(owner, "wipe").task();
        wipes.add(task);
        return task;
    }

    /** Who is told of each task that ends. */
    public void tell(TaskListener listener) {
        listeners.add(listener);
    }

    @Override
    public void deprovision(UserId userId, boolean deleteFiles) {
        deprovisionFailure.ifPresent(ScriptedTaskRuntime::raise);
        removed.add(userId + (deleteFiles ? " with files" : ""));
    }

    /** Each launch that made a task beside another of the same person. */
    public List<String> doubled() {
        return List.copyOf(doubled);
    }

    /** Whose things were removed, with {@code with files} where those were deleted. */
    public List<String> removed() {
        return List.copyOf(removed);
    }

    public void failDeprovision(RuntimeException failure) {
        deprovisionFailure = Optional.of(failure);
    }

    /** From now on each new task answers there at once. */
    public void readyAtOnce(TaskAddress address) {
        readyAtOnce = Optional.of(address);
    }

    /** From now on each new task stands at this phase when it is first looked at. */
    public void beginAt(StartPhase phase) {
        firstPhase = phase;
    }

    public void phase(TaskRef task, StartPhase phase) {
        tasks.put(task, new TaskStatus.Pending(phase));
    }

    public void ready(TaskRef task, TaskAddress address) {
        tasks.put(task, new TaskStatus.Ready(address));
    }

    /** The task ends and its listeners hear of it, also when it was gone before. */
    public void end(TaskRef task, String cause) {
        vanish(task, cause);
        launches.stream()
                .filter(launch -> launch.task().equals(task))
                .forEach(
                        launch ->
                                listeners.forEach(
                                        each -> each.taskEnded(launch.owner(), task, gone(cause))));
    }

    /** The task is gone and nobody is told. */
    public void vanish(TaskRef task, String cause) {
        tasks.put(task, gone(cause));
    }

    /** As after the machine went down: no task is known any more. */
    public void forgetAll() {
        tasks.clear();
        byAttempt.clear();
    }

    public void failProvision(String message) {
        provisionFailure = Optional.of(new TaskStartException(FailureKind.SERVICE, message));
    }

    public void failLaunch(RuntimeException failure) {
        launchFailure = Optional.of(failure);
    }

    public void failStop(RuntimeException failure) {
        stopFailure = Optional.of(failure);
    }

    /** Nothing fails any more. */
    public void recover() {
        provisionFailure = Optional.empty();
        launchFailure = Optional.empty();
        stopFailure = Optional.empty();
        deprovisionFailure = Optional.empty();
    }

    /** Provisioning waits until the returned latch is counted down. */
    public CountDownLatch holdProvisioning() {
        provisionGate = new CountDownLatch(1);
        return provisionGate;
    }

    /** Launches wait until the returned latch is counted down. */
    public CountDownLatch holdLaunches() {
        launchGate = new CountDownLatch(1);
        return launchGate;
    }

    /** Stops wait until the returned latch is counted down. */
    public CountDownLatch holdStops() {
        stopGate = new CountDownLatch(1);
        return stopGate;
    }

    /** The newest task of a person, as soon as there are as many as that. */
    public TaskRef awaitTask(UserId owner, int count) {
        return Eventually.get(() -> launchesOf(owner), all -> all.size() >= count)
                .get(count - 1)
                .task();
    }

    public List<Launch> launchesOf(UserId owner) {
        return launches.stream().filter(launch -> launch.owner().equals(owner)).toList();
    }

    /** How often a launch was asked for, in vain or not. */
    public int launchCalls() {
        return launchCalls.get();
    }

    public List<UserId> provisioned() {
        return List.copyOf(provisioned);
    }

    public List<TaskRef> stopped() {
        return List.copyOf(stopped);
    }

    private static void pass(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private static TaskStatus.Gone gone(String cause) {
        return new TaskStatus.Gone(FailureKind.CRASHED, cause);
    }

    private static void raise(RuntimeException failure) {
        throw failure;
    }
}
