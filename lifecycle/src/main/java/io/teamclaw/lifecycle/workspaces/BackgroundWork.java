package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.config.id.UserId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** What this process does for workspaces at the moment, on virtual threads, by name. */
final class BackgroundWork implements AutoCloseable {
    private static final Logger LOG = System.getLogger(BackgroundWork.class.getName());
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    /** On Lambda a thread that is left would go on when the process thaws for another call. */
    private static final Duration INTERRUPTED = Duration.ofSeconds(1);

    private final ExecutorService executor =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("workspace-", 1).factory());
    private final Map<String, CompletableFuture<Void>> running = new ConcurrentHashMap<>();
    private final Map<String, UserId> transitions = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    /**
     * @param name several works may have the same
     * @throws RejectedExecutionException after {@link #close}
     */
    void run(String name, Runnable work) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        running.merge(name, end, (before, now) -> CompletableFuture.allOf(before, now));
        try {
            executor.execute(
                    () -> {
                        try {
                            work.run();
                        } catch (RuntimeException e) {
                            logUnlessClosing(name, e);
                        } finally {
                            ended(name, end);
                        }
                    });
        } catch (RejectedExecutionException e) {
            ended(name, end);
            throw e;
        }
    }

    /**
     * The same for what brings a workspace from one state to another.
     *
     * @param userId whose it is
     */
    void run(String name, UserId userId, Runnable work) {
        transitions.put(name, userId);
        run(name, work);
    }

    /** Whose workspaces are brought from one state to another now. */
    Set<UserId> inTransition() {
        return transitions.entrySet().stream()
                .filter(each -> isRunning(each.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.toUnmodifiableSet());
    }

    private void ended(String name, CompletableFuture<Void> end) {
        end.complete(null);
        running.computeIfPresent(name, (key, all) -> all.isDone() ? null : all);
        if (!isRunning(name)) {
            transitions.remove(name);
        }
    }

    boolean isRunning(String name) {
        return running.containsKey(name);
    }

    /** Returns when all work of that name has ended, at the latest after the limit. */
    void awaitEnd(String name, Duration limit) {
        Optional.ofNullable(running.get(name))
                .ifPresent(
                        end ->
                                end.copy()
                                        .completeOnTimeout(
                                                null, limit.toMillis(), TimeUnit.MILLISECONDS)
                                        .join());
    }

    /**
     * Returns when nothing runs any more, what the work itself began included.
     *
     * @return false where the limit came first
     */
    boolean awaitAll(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (!running.isEmpty()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            CompletableFuture.allOf(running.values().toArray(CompletableFuture[]::new))
                    .completeOnTimeout(null, left, TimeUnit.NANOSECONDS)
                    .join();
        }
        return true;
    }

    /**
     * Waits.
     *
     * @return whether the work has to end now
     */
    boolean pause(Duration time) {
        try {
            return closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    boolean isClosing() {
        return closing.getCount() == 0;
    }

    /** Work that does not end by itself within two seconds is interrupted, and gets one more. */
    @Override
    public void close() {
        closing.countDown();
        executor.shutdown();
        try {
            if (!executor.awaitTermination(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
                executor.shutdownNow();
                if (!executor.awaitTermination(INTERRUPTED.toMillis(), TimeUnit.MILLISECONDS)) {
                    LOG.log(Level.WARNING, "Work goes on after its end: {0}", running.keySet());
                }
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void logUnlessClosing(String name, RuntimeException e) {
        if (!isClosing()) {
            LOG.log(Level.ERROR, "The background work " + name + " failed", e);
        }
    }
}
