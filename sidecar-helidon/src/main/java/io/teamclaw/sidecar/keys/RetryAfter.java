package io.teamclaw.sidecar.keys;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * How long a provider wants to be left alone. Read from {@code retry-after-ms}, from {@code
 * retry-after} in both forms of RFC 9110, section 10.2.3 (seconds, a date in any of its three
 * spellings), or from what OpenAI and those who copy it say of a limit that is used up. Whatever
 * cannot be read counts as not said.
 */
public final class RetryAfter {
    private static final List<DateTimeFormatter> DATES =
            List.of(
                    DateTimeFormatter.RFC_1123_DATE_TIME,
                    new DateTimeFormatterBuilder()
                            .appendPattern("EEEE, dd-MMM-")
                            .appendValueReduced(ChronoField.YEAR, 2, 2, 2000)
                            .appendPattern(" HH:mm:ss 'GMT'")
                            .toFormatter(Locale.ENGLISH),
                    DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH));

    private static final List<String> LIMITS = List.of("requests", "tokens");

    /** About three years: more is nonsense, and would overflow. */
    private static final double MOST_SECONDS = 1e8;

    private RetryAfter() {}

    /**
     * @param header a header of the answer by its lower-case name
     * @return not negative
     */
    public static Optional<Duration> of(Function<String, Optional<String>> header, Instant now) {
        return header.apply("retry-after-ms")
                .flatMap(text -> seconds(text, 1e-3))
                .or(() -> header.apply("retry-after").flatMap(text -> delayOrDate(text, now)))
                .or(() -> ofUsedUpLimits(header));
    }

    private static Optional<Duration> delayOrDate(String text, Instant now) {
        return seconds(text, 1)
                .or(
                        () ->
                                date(text.strip())
                                        .map(at -> Duration.between(now, at))
                                        .map(RetryAfter::notNegative));
    }

    private static Optional<Duration> seconds(String text, double unit) {
        try {
            double seconds = Double.parseDouble(text.strip()) * unit;
            return seconds >= 0 && seconds <= MOST_SECONDS
                    ? Optional.of(Duration.ofMillis(Math.round(seconds * 1e3)))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> date(String text) {
        for (DateTimeFormatter form : DATES) {
            try {
                return Optional.of(
                        form == DateTimeFormatter.RFC_1123_DATE_TIME
                                ? ZonedDateTime.parse(text, form).toInstant()
                                : LocalDateTime.parse(text, form).toInstant(ZoneOffset.UTC));
            } catch (DateTimeException e) {
                continue; // Perhaps it has another form.
            }
        }
        return Optional.empty();
    }

    /** {@code x-ratelimit-reset-tokens: 1m2.5s}, but only of what none is left of. */
    private static Optional<Duration> ofUsedUpLimits(Function<String, Optional<String>> header) {
        Optional<Duration> longest = Optional.empty();
        for (String limit : LIMITS) {
            boolean usedUp =
                    header.apply("x-ratelimit-remaining-" + limit)
                            .filter(left -> left.strip().equals("0"))
                            .isPresent();
            Optional<Duration> reset =
                    usedUp
                            ? header.apply("x-ratelimit-reset-" + limit).flatMap(RetryAfter::units)
                            : Optional.empty();
            if (reset.isPresent()
                    && longest.filter(most -> most.compareTo(reset.get()) >= 0).isEmpty()) {
                longest = reset;
            }
        }
        return longest;
    }

    /** {@code 6m0s}, {@code 1.5s}, {@code 20ms}. */
    private static Optional<Duration> units(String text) {
        double seconds = 0;
        int from = 0;
        String rest = text.strip();
        while (from < rest.length()) {
            int unit = from;
            while (unit < rest.length() && !Character.isLetter(rest.charAt(unit))) {
                unit++;
            }
            int next = unit;
            while (next < rest.length() && Character.isLetter(rest.charAt(next))) {
                next++;
            }
            Optional<Duration> part =
                    seconds(rest.substring(from, unit), lengthOf(rest.substring(unit, next)));
            if (part.isEmpty()) {
                return Optional.empty();
            }
            seconds += part.get().toMillis() / 1e3;
            from = next;
        }
        return rest.isEmpty() ? Optional.empty() : seconds(String.valueOf(seconds), 1);
    }

    private static double lengthOf(String unit) {
        return switch (unit) {
            case "ms" -> 1e-3;
            case "s" -> 1;
            case "m" -> 60;
            case "h" -> 3600;
            case "d" -> 86_400;
            default -> Double.NaN;
        };
    }

    private static Duration notNegative(Duration wait) {
        return wait.isNegative() ? Duration.ZERO : wait;
    }
}
