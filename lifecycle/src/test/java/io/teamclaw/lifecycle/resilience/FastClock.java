package io.teamclaw.lifecycle.resilience;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that runs faster than the day, so that deadlines of minutes pass in seconds. */
final class FastClock extends Clock {
    private static final Instant BEGIN = Instant.parse("2026-11-22T08:00:00Z");

    private final long start = System.nanoTime();
    private final int speed;
    private final AtomicLong skippedNanos = new AtomicLong();

    /**
     * @param speed seconds of this clock in a second of the day
     */
    FastClock(int speed) {
        this.speed = speed;
    }

    /** Lets time pass at once. */
    void skip(Duration time) {
        skippedNanos.addAndGet(time.toNanos());
    }

    @Override
    public Instant instant() {
        return BEGIN.plusNanos((System.nanoTime() - start) * speed + skippedNanos.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("This clock is in UTC");
    }
}
