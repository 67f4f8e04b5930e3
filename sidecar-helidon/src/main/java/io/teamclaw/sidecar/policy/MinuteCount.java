package io.teamclaw.sidecar.policy;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * How often something happened in the last minute, to the second: it takes the same memory however
 * often that is. Not for several threads at once.
 */
final class MinuteCount {
    private static final int SECONDS = 60;

    private final long[] counts = new long[SECONDS];
    private final long[] seconds = new long[SECONDS];

    MinuteCount() {
        clear();
    }

    /** It happened now. */
    void add(long nanos) {
        long second = TimeUnit.NANOSECONDS.toSeconds(nanos);
        int slot = Math.floorMod(second, SECONDS);
        if (seconds[slot] != second) {
            seconds[slot] = second;
            counts[slot] = 0;
        }
        counts[slot]++;
    }

    long sum(long nanos) {
        long now = TimeUnit.NANOSECONDS.toSeconds(nanos);
        long sum = 0;
        for (int slot = 0; slot < SECONDS; slot++) {
            if (seconds[slot] != Long.MIN_VALUE && now - seconds[slot] < SECONDS) {
                sum += counts[slot];
            }
        }
        return sum;
    }

    void clear() {
        Arrays.fill(counts, 0);
        Arrays.fill(seconds, Long.MIN_VALUE);
    }
}
