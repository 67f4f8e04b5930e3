package io.teamclaw.sidecar.proxy;

import io.teamclaw.config.provider.Provider;
import io.teamclaw.sidecar.keys.KeyChoice;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** What the agent hears where no key of the company takes its call. */
final class KeyRefusals {
    private KeyRefusals() {}

    /** Why a call cannot go to the provider with this choice; empty where it can. */
    static Optional<Refusal> of(KeyChoice choice, Provider provider) {
        return choice instanceof KeyChoice.None none
                ? Optional.of(of(none, provider))
                : Optional.empty();
    }

    private static Refusal of(KeyChoice.None none, Provider provider) {
        return switch (none) {
            case KeyChoice.NoneLeft(Optional<Duration> pause) -> noneLeft(provider, pause);
            case KeyChoice.NoEndpoint() -> noEndpoint(provider);
            case KeyChoice.NoKey() -> noKey(provider);
            case KeyChoice.NoActiveKey() -> noActiveKey(provider);
            case KeyChoice.NoPool(boolean passing) -> noPool(passing);
        };
    }

    /**
     * The call was too large to be kept, or its time is over; but another key may take the next.
     */
    static Refusal anotherKeyNextTime(Provider provider) {
        return new Refusal(
                503,
                "teamclaw_try_again",
                "%s did not take this call with one of your company's keys. Try again; another key will be used."
                        .formatted(provider.name()),
                OptionalLong.of(1));
    }

    static Refusal notAccepted(Provider provider) {
        return new Refusal(
                400,
                "teamclaw_key_not_accepted",
                "%s did not accept the company's key for this call. IT has to check it on the API keys page of TeamClaw."
                        .formatted(provider.name()));
    }

    private static Refusal noKey(Provider provider) {
        return new Refusal(
                400,
                "teamclaw_no_key",
                "Your company has no key for %s yet. IT has to add one on the API keys page of TeamClaw; it works at once."
                        .formatted(provider.name()));
    }

    private static Refusal noEndpoint(Provider provider) {
        return new Refusal(
                400,
                "teamclaw_no_endpoint",
                "Your company has not said yet where its %s is. IT has to set its endpoint on the API keys page of TeamClaw; it works at once."
                        .formatted(provider.name()));
    }

    private static Refusal noActiveKey(Provider provider) {
        return new Refusal(
                400,
                "teamclaw_no_active_key",
                "None of your company's keys for %s is active. IT has to add one, or put one back to active, on the API keys page of TeamClaw; it works at once."
                        .formatted(provider.name()));
    }

    /**
     * 429 where waiting helps: one attempt of OpenClaw's, and clients that know {@code retry-after}
     * wait for so long. 400 where only a person can help: it is shown, and nothing is tried again.
     *
     * @param wait until a key is taken again; empty where none will be by itself
     */
    private static Refusal noneLeft(Provider provider, Optional<Duration> wait) {
        return wait.map(time -> limited(provider, time))
                .orElseGet(
                        () ->
                                new Refusal(
                                        400,
                                        "teamclaw_no_working_key",
                                        "None of your company's keys for %s works: %s refused them, or their credit is used up. IT has to look at the API keys page of TeamClaw."
                                                .formatted(provider.name(), provider.name())));
    }

    private static Refusal limited(Provider provider, Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return new Refusal(
                429,
                "teamclaw_all_keys_limited",
                "The limit of %s is reached with every key of your company. Try again in %d s."
                        .formatted(provider.name(), seconds),
                OptionalLong.of(seconds));
    }

    private static Refusal noPool(boolean passing) {
        return new Refusal(
                passing ? 503 : 400,
                "teamclaw_no_key_pool",
                "The company's keys cannot be read at the moment. If this stays so, IT has to look at the API keys page of TeamClaw.");
    }
}
