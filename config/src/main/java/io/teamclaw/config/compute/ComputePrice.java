package io.teamclaw.config.compute;

import java.time.Duration;

/**
 * What a running workspace costs.
 *
 * @param microsPerHour micro-dollars for each hour that it is up; 0 on one machine
 */
public record ComputePrice(long microsPerHour) {
    /** Nobody pays. */
    public static final ComputePrice FREE = new ComputePrice(0);

    public ComputePrice {
        if (microsPerHour < 0) {
            throw new IllegalArgumentException("A price is not negative");
        }
    }

    /** Micro-dollars, rounded down. */
    public long of(Duration up) {
        return Math.multiplyExact(microsPerHour, up.toSeconds()) / 3600;
    }
}
