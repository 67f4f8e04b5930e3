package io.teamclaw.bench.report;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * What the sidecar must reach.
 *
 * @param name what is compared with what
 * @param unit of value and bound, empty for a ratio
 * @param atLeast whether the bound is the least; otherwise it is the most
 * @param bound from the results, because some depend on what ran beside it; empty if that did not
 * @param value reached; empty if it was not measured
 */
public record Target(
        String name,
        String unit,
        boolean atLeast,
        Function<Results, OptionalDouble> bound,
        Function<Results, OptionalDouble> value) {

    /** How it came out. */
    public enum Verdict {
        MET,
        MISSED,
        NOT_MEASURED
    }

    /** A target with a fixed bound. */
    static Target most(
            String name, String unit, double bound, Function<Results, OptionalDouble> value) {
        return new Target(name, unit, false, results -> OptionalDouble.of(bound), value);
    }

    /** A target with a fixed bound. */
    static Target least(
            String name, String unit, double bound, Function<Results, OptionalDouble> value) {
        return new Target(name, unit, true, results -> OptionalDouble.of(bound), value);
    }

    /** Judges. A value that is not a number, because nothing was answered, is a miss. */
    public Verdict verdict(Results results) {
        OptionalDouble limit = bound.apply(results);
        OptionalDouble reached = value.apply(results);
        if (limit.isEmpty() || reached.isEmpty()) {
            return Verdict.NOT_MEASURED;
        }
        boolean met =
                atLeast
                        ? reached.getAsDouble() >= limit.getAsDouble()
                        : reached.getAsDouble() <= limit.getAsDouble();
        return met ? Verdict.MET : Verdict.MISSED;
    }

    /** One line of the table. */
    String line(Results results) {
        return String.format(
                Locale.ROOT,
                "%-80s %s %10s %12s  %s",
                name,
                atLeast ? ">=" : "<=",
                number(bound.apply(results)),
                number(value.apply(results)),
                verdict(results).name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    private String number(OptionalDouble value) {
        return value.isEmpty()
                ? "-"
                : String.format(Locale.ROOT, "%.2f%s", value.getAsDouble(), unit);
    }
}
