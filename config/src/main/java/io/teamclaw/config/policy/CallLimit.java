package io.teamclaw.config.policy;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * A limit on an agent's calls to providers: a whole number within bounds, for everybody, a team or
 * a person. The portal stores it and the sidecar enforces it; of several the lowest counts.
 */
public enum CallLimit {
    /** Calls in a minute, as many at once after a minute's rest. */
    CALLS_PER_MINUTE("calls-per-minute", 1, 100_000),
    /** Tokens of every kind in a minute. */
    TOKENS_PER_MINUTE("tokens-per-minute", 1_000, 1_000_000_000),
    /** Calls that run at the same time. */
    CALLS_AT_ONCE("calls-at-once", 1, 10_000),
    /** Tokens of one call: its prompt, estimated, and the longest answer that it asks for. */
    TOKENS_PER_CALL("tokens-per-call", 1_000, 100_000_000),
    /** Calls in a minute from which on an agent is taken to run in a loop. */
    RUNAWAY_CALLS_PER_MINUTE("runaway-calls-per-minute", 10, 100_000);

    /** What a setting's key begins with that is the platform's own and not OpenClaw's. */
    public static final String PLATFORM = "platform/";

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,9}");

    private final String name;
    private final int least;
    private final int most;

    CallLimit(String name, int least, int most) {
        this.name = name;
        this.least = least;
        this.most = most;
    }

    /** The limit that a setting's key names. */
    public static Optional<CallLimit> of(String key) {
        return Arrays.stream(values()).filter(limit -> limit.key().equals(key)).findFirst();
    }

    /** E.g. {@code platform/calls-per-minute}. */
    public String key() {
        return PLATFORM + name;
    }

    /** Empty where the text is no such number. */
    public OptionalInt parse(String json) {
        String text = json.strip();
        if (!NUMBER.matcher(text).matches()) {
            return OptionalInt.empty();
        }
        long number = Long.parseLong(text);
        return number >= least && number <= most
                ? OptionalInt.of((int) number)
                : OptionalInt.empty();
    }

    /** E.g. {@code a whole number from 1 to 100000}. */
    public String expected() {
        return "a whole number from " + least + " to " + most;
    }
}
