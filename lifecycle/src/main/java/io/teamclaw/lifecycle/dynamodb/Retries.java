package io.teamclaw.lifecycle.dynamodb;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Tries again what lost against somebody else's write. */
public final class Retries {
    /** The other generators' seed is part of a function's snapshot: all copies would agree. */
    private static final SecureRandom RANDOM = new SecureRandom();

    /** With {@link #LONGEST_PAUSE_MS} this is some 20 seconds of others winning every time. */
    private static final int ATTEMPTS = 100;

    private static final long LONGEST_PAUSE_MS = 200;

    private Retries() {}

    /**
     * Runs {@code attempt} until it gives a result, with growing random pauses between.
     *
     * @param what names the work in the error
     * @param attempt empty where somebody else was faster
     * @throws IllegalStateException where it never came through
     */
    public static <T> T until(String what, Supplier<Optional<T>> attempt) {
        for (int round = 0; round < ATTEMPTS; round++) {
            Optional<T> result = attempt.get();
            if (result.isPresent()) {
                return result.get();
            }
            long limit = Math.min(LONGEST_PAUSE_MS, 5L << Math.min(round, 10));
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(RANDOM.nextLong(1, limit + 1)));
        }
        throw new IllegalStateException(
                "The data was changed by others all the time, so this could not be done: " + what);
    }
}
