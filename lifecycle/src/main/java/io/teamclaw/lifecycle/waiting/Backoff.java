package io.teamclaw.lifecycle.waiting;

import java.security.SecureRandom;
import java.time.Duration;

/**
 * Growing pauses, each at random between half and all of its length, so that those who began
 * together do not go on together. For one thread.
 */
public final class Backoff {
    /** The other generators' seed is part of a function's snapshot: all copies would agree. */
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final double DOUBLING = 2;

    private final Duration longest;
    private final double growth;
    private Duration next;

    /**
     * Each twice as long as the one before.
     *
     * @param first length of the first pause
     * @param longest which no pause exceeds
     */
    public Backoff(Duration first, Duration longest) {
        this(first, longest, DOUBLING);
    }

    /**
     * @param first length of the first pause
     * @param longest which no pause exceeds
     * @param growth how many times as long as the one before each is, from 1
     */
    public Backoff(Duration first, Duration longest, double growth) {
        this.next = first;
        this.longest = longest;
        this.growth = growth;
    }

    /** How long to pause now. */
    public Duration next() {
        long most = next.toNanos();
        Duration longer = Duration.ofNanos((long) (most * growth));
        next = longer.compareTo(longest) > 0 ? longest : longer;
        return Duration.ofNanos(RANDOM.nextLong(most / 2, most + 1));
    }
}
