package io.teamclaw.sidecar.policy;

import io.teamclaw.config.policy.CallLimits;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The limits as they were last read, read anew in the background. What cannot be read leaves those
 * that stand, at the start the defaults: an agent never stops for it.
 */
public final class RefreshedLimits implements Supplier<CallLimits>, AutoCloseable {
    private static final Logger LOG = System.getLogger(RefreshedLimits.class.getName());

    /** What is set counts after this time at the latest. */
    static final Duration FRESH = Duration.ofSeconds(60);

    /** So long the first calls wait for the first reading, so that they pass no list by. */
    private static final Duration FIRST = Duration.ofSeconds(2);

    private final Supplier<CallLimits> reader;
    private final BlockingQueue<Boolean> wanted = new ArrayBlockingQueue<>(1);
    private final CountDownLatch tried = new CountDownLatch(1);
    private final Thread thread;
    private volatile CallLimits current;
    private volatile Optional<String> problem = Optional.empty();

    /**
     * @param defaults until something was read
     * @param reader reads them within a bound of time; whatever it throws counts as a failure
     */
    public RefreshedLimits(CallLimits defaults, Supplier<CallLimits> reader) {
        this.current = defaults;
        this.reader = reader;
        this.thread = Thread.ofVirtual().name("limits").start(this::run);
    }

    @Override
    public CallLimits get() {
        if (tried.getCount() > 0) {
            awaitFirst();
        }
        return current;
    }

    /** Has them read again now. */
    public void refresh() {
        wanted.offer(true);
    }

    /** Why they could not be read, for people; empty where the last reading went well. */
    public Optional<String> problem() {
        return problem;
    }

    private void awaitFirst() {
        try {
            if (!tried.await(FIRST.toMillis(), TimeUnit.MILLISECONDS)) {
                tried.countDown(); // Nobody else waits as long.
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (true) {
                read();
                tried.countDown();
                wanted.poll(FRESH.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // It is closed.
        }
    }

    private void read() {
        try {
            current = reader.get();
            problem = Optional.empty();
        } catch (IllegalArgumentException e) {
            failed(e.getMessage()); // Of our own reading: it names the setting.
        } catch (RuntimeException e) {
            failed("the table of settings cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private void failed(String reason) {
        if (!problem.equals(Optional.of(reason))) {
            LOG.log(Level.ERROR, "The limits stay as they were: {0}", reason);
        }
        problem = Optional.of(reason);
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
