package io.teamclaw.lifecycle.testing;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what another thread brings about. */
public final class Eventually {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private Eventually() {}

    /** The first value that satisfies the condition. @throws AssertionError after 20 s */
    public static <T> T get(Supplier<T> value, Predicate<T> condition) {
        return get(value, condition, LIMIT);
    }

    /** The same with a limit of its own, for what starts processes. */
    public static <T> T get(Supplier<T> value, Predicate<T> condition, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        T last = value.get();
        while (!condition.test(last)) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("Waited in vain; the last value was " + last);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            last = value.get();
        }
        return last;
    }
}
