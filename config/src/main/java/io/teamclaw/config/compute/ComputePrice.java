package io.teamclaw.config.compute;

import java.time.Duration;
import java.util.Map;

/**
 * What a running workspace costs.
 *
 * @param microsPerHour micro-dollars for each hour that it is up; 0 on one machine
 */
public record ComputePrice(long microsPerHour) {
    /** Nobody pays. */
    public static final ComputePrice FREE = new ComputePrice(0);

    /** The environment variable that says it: micro-dollars for each hour. */
    public static final String VARIABLE = "TEAMCLAW_COMPUTE_MICROS_PER_HOUR";

    /**
     * As {@link #VARIABLE} says; free where there is none.
     *
     * @throws IllegalStateException where it is no whole number from 0 on
     */
    public static ComputePrice of(Map<String, String> variables) {
        String value = variables.getOrDefault(VARIABLE, "0");
        try {
            return new ComputePrice(Long.parseLong(value));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    VARIABLE + " has to be a whole number of micro-dollars", e);
        }
    }

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
