package io.teamclaw.config.usage;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How long the row of a single call is kept, as the company sets it for everybody: a whole number
 * of days. The portal stores it and the sidecars write it into their rows; counters stay for good.
 */
public final class UsageRetention {
    /** The setting's key in the config table. */
    public static final String KEY = "platform/usage-days";

    public static final int LEAST_DAYS = 1;

    /** Ten years. */
    public static final int MOST_DAYS = 3653;

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,3}");

    private UsageRetention() {}

    /** Empty where the text is no such number. */
    public static Optional<Duration> parse(String json) {
        String text = json.strip();
        return NUMBER.matcher(text).matches() && Integer.parseInt(text) <= MOST_DAYS
                ? Optional.of(Duration.ofDays(Integer.parseInt(text)))
                : Optional.empty();
    }
}
