package io.teamclaw.lifecycle.waiting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/**
 * Waits for what others do in their own time.
 *
 * @param clock which goes on while it pauses
 * @param pause how to pause
 */
public record Waiting(Clock clock, Pause pause) {

    /** By the machine's clock. */
    public static Waiting real() {
        return new Waiting(Clock.systemUTC(), Pause.real());
    }

    /**
     * Asks until there is an answer or the time is up, with growing random pauses between; the last
     * time is at the end.
     *
     * @param question empty as long as there is no answer; asked once at least
     * @return the first answer; empty when the time was up
     * @throws CancellationException where the thread is to end; it stays interrupted
     */
    public <T> Optional<T> until(Patience patience, Supplier<Optional<T>> question) {
        Instant end = clock.instant().plus(patience.limit());
        Backoff backoff = new Backoff(patience.first(), patience.longest());
        while (true) {
            Optional<T> answer = question.get();
            Duration left = Duration.between(clock.instant(), end);
            if (answer.isPresent() || !left.isPositive()) {
                return answer;
            }
            Duration next = backoff.next();
            pause.of(next.compareTo(left) < 0 ? next : left);
        }
    }
}
