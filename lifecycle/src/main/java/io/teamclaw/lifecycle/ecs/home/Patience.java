package io.teamclaw.lifecycle.ecs.home;

import io.teamclaw.lifecycle.workspaces.FailureKind;
import io.teamclaw.lifecycle.workspaces.TaskStartException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Asks again until there is an answer or the time is up, with growing random pauses between, so
 * that many who wait for the same thing do not all ask at once.
 *
 * @param limit how long to ask, seen from the first time
 * @param first the shortest pause
 * @param longest which no pause exceeds
 */
record Patience(Duration limit, Duration first, Duration longest) {

    /** For what AWS has made and does not show everywhere yet. */
    static final Patience CONSISTENCY =
            new Patience(Duration.ofSeconds(30), Duration.ofMillis(100), Duration.ofSeconds(2));

    /**
     * @param question empty as long as there is no answer
     * @return the first answer; empty when the time was up
     * @throws TaskStartException when this thread was interrupted, as at the end of the process
     */
    <T> Optional<T> until(Supplier<Optional<T>> question) {
        long start = System.nanoTime();
        long pause = first.toNanos();
        while (true) {
            Optional<T> answer = question.get();
            if (answer.isPresent() || System.nanoTime() - start > limit.toNanos()) {
                return answer;
            }
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(pause / 2, pause + 1));
            if (Thread.currentThread().isInterrupted()) {
                throw new TaskStartException(
                        FailureKind.SERVICE, "TeamClaw is shutting down; try again in a minute.");
            }
            pause = Math.min(longest.toNanos(), pause * 2);
        }
    }
}
