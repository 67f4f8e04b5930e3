package io.teamclaw.bench.report;

import java.util.Arrays;

/** Durations, all of them kept, and their percentiles by nearest rank. */
public final class Percentiles {
    private long[] nanos = new long[4096];
    private int count;
    private boolean sorted = true;

    /** Keeps one duration in nanoseconds. */
    public void add(long duration) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = duration;
        sorted = false;
    }

    public int count() {
        return count;
    }

    /**
     * The smallest duration that {@code percent} of all do not exceed, in milliseconds; NaN where
     * there is none.
     *
     * @param percent above 0, at most 100
     */
    public double millis(double percent) {
        if (count == 0) {
            return Double.NaN;
        }
        if (!sorted) {
            Arrays.sort(nanos, 0, count);
            sorted = true;
        }
        int rank = (int) Math.ceil(percent * count / 100 - 1e-9);
        return nanos[Math.max(1, rank) - 1] / 1e6;
    }

    /**
     * The middle of sorted values, or the mean of the two in the middle.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static double median(double[] sorted) {
        if (sorted.length == 0) {
            throw new IllegalArgumentException("No value, no median");
        }
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
