package io.teamclaw.sidecar.policy;

import java.time.Duration;

/**
 * A token bucket that holds a minute's worth and fills evenly. It can be overdrawn: what a call
 * used is known after it ran. Not for several threads at once.
 */
final class Bucket {
    private static final double NANOS_PER_MINUTE = 60e9;

    private double spent;
    private long at;

    /**
     * @param now nanoseconds of a clock that only goes forward
     */
    Bucket(long now) {
        this.at = now;
    }

    /**
     * What is there.
     *
     * @param perMinute its size; may be another than before
     */
    double left(int perMinute, long now) {
        spent = Math.max(0, spent - (now - at) / NANOS_PER_MINUTE * perMinute);
        at = now;
        return perMinute - spent;
    }

    /** Takes out; a negative amount is put back. */
    void take(double amount) {
        spent = Math.max(0, spent + amount);
    }

    /** How long until this much is there; what is more than its size never is. */
    Duration until(double amount, int perMinute) {
        double missing = amount - (perMinute - spent);
        return missing <= 0
                ? Duration.ZERO
                : Duration.ofNanos((long) (missing / perMinute * NANOS_PER_MINUTE));
    }
}
