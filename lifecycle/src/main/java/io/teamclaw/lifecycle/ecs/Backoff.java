package io.teamclaw.lifecycle.ecs;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Growing pauses between looks at AWS, each at random between half and all of its length, so that
 * those who began together do not go on together.
 */
final class Backoff {
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private Duration next;

    /**
     * @param first length of the first pause, half of the second's
     */
    Backoff(Duration first) {
        this.next = first;
    }

    Duration next() {
        long longest = next.toNanos();
        Duration twice = next.multipliedBy(2);
        next = twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
        return Duration.ofNanos(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
    }
}
