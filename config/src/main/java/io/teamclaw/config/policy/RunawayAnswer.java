package io.teamclaw.config.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How an agent is answered that runs in a loop. */
public enum RunawayAnswer {
    /** As if the model had said it: the person reads it in the chat, and the loop ends. */
    MESSAGE,
    /** With an error in the provider's format. */
    REFUSAL;

    /** The setting's key. */
    public static final String KEY = CallLimit.PLATFORM + "runaway-answer";

    /** As the setting has it, e.g. {@code "message"} with its quotes. */
    public String json() {
        return '"' + name().toLowerCase(Locale.ROOT) + '"';
    }

    /** Empty where the text is none of them. */
    public static Optional<RunawayAnswer> parse(String json) {
        return Arrays.stream(values()).filter(each -> each.json().equals(json.strip())).findFirst();
    }
}
