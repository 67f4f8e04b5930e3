package io.teamclaw.bench.load;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code wrk --latency} printed.
 *
 * @param requests answered in all
 * @param requestsPerSecond over the whole run
 * @param p50Millis median latency in milliseconds
 * @param p99Millis of 99 in a hundred
 * @param errors answers of another status than 2xx or 3xx, and broken connections
 */
public record WrkOutput(
        long requests, double requestsPerSecond, double p50Millis, double p99Millis, long errors) {
    private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in ");
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern BAD = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");
    private static final Pattern BROKEN =
            Pattern.compile(
                    "Socket errors: connect (\\d+), read (\\d+), write (\\d+), timeout (\\d+)");

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static WrkOutput of(String text) {
        return new WrkOutput(
                Long.parseLong(group(REQUESTS, text)),
                Double.parseDouble(group(RATE, text)),
                latency("50", text),
                latency("99", text),
                errors(text));
    }

    /** Those that were answered well, over the whole run. */
    public double goodPerSecond() {
        return requestsPerSecond * Math.max(0, requests - errors) / Math.max(1, requests);
    }

    private static String group(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalArgumentException("This is not what wrk prints: " + text);
        }
        return matcher.group(1);
    }

    private static double latency(String percent, String text) {
        Pattern line = Pattern.compile("(?m)^\\s+" + percent + "%\\s+([0-9.]+(?:us|ms|s|m))\\s*$");
        String value = group(line, text);
        String unit = value.replaceAll("[0-9.]", "");
        double number = Double.parseDouble(value.substring(0, value.length() - unit.length()));
        return switch (unit) {
            case "us" -> number / 1000;
            case "ms" -> number;
            case "s" -> number * 1000;
            default -> number * 60_000;
        };
    }

    private static long errors(String text) {
        long errors = 0;
        Matcher bad = BAD.matcher(text);
        if (bad.find()) {
            errors += Long.parseLong(bad.group(1));
        }
        Matcher broken = BROKEN.matcher(text);
        if (broken.find()) {
            for (int each = 1; each <= broken.groupCount(); each++) {
                errors += Long.parseLong(broken.group(each));
            }
        }
        return errors;
    }
}
