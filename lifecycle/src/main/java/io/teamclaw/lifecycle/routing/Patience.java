package io.teamclaw.lifecycle.routing;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * How long to wait for what AWS does in its own time.
 *
 * @param limit after which it counts as not happening
 * @param pause between two looks
 */
record Patience(Duration limit, Duration pause) {

    /**
     * The first result; empty where there was none within the limit, or the thread was told to end.
     */
    <T> Optional<T> until(Supplier<Optional<T>> look) {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            Optional<T> result = look.get();
            if (result.isPresent()
                    || System.nanoTime() - end >= 0
                    || Thread.currentThread().isInterrupted()) {
                return result;
            }
            LockSupport.parkNanos(pause.toNanos());
        }
    }
}
