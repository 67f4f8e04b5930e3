package io.teamclaw.sidecar.proxy;

import io.teamclaw.config.provider.Provider;
import io.teamclaw.sidecar.policy.Admission;
import io.teamclaw.sidecar.upstream.UpstreamFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An answer of the sidecar's own.
 *
 * <p>The status is chosen by what OpenClaw makes of it: 401 and 402 switch a provider off for
 * minutes, 5xx is tried again for more than a minute, 400 and 404 are shown to the person at once.
 *
 * @param status HTTP status
 * @param code what happened, for programs
 * @param message what happened and what to do, for people; holds no key
 * @param retryAfter seconds after which another try makes sense, where that is known
 */
record Refusal(int status, String code, String message, OptionalLong retryAfter) {
    Refusal(int status, String code, String message) {
        this(status, code, message, OptionalLong.empty());
    }

    static Refusal notAllowed(String providerName, String method, String path) {
        return new Refusal(
                403,
                "teamclaw_not_allowed",
                method
                        + " "
                        + path
                        + " of "
                        + providerName
                        + " may not be used with the company's key.");
    }

    static Refusal malformedTarget() {
        return new Refusal(
                400,
                "teamclaw_malformed_target",
                "The path or the query holds a character that must be percent-encoded.");
    }

    static Refusal tooManyCalls() {
        return new Refusal(
                503,
                "teamclaw_too_many_calls",
                "Too many calls of this workspace run at once. Wait until some have ended.");
    }

    static Refusal noKey(Provider provider) {
        return new Refusal(
                400,
                "teamclaw_no_key",
                "Your company has no key for %s yet. IT has to add one on the API keys page of TeamClaw; it works at once."
                        .formatted(provider.name()));
    }

    static Refusal noEndpoint(Provider provider) {
        return new Refusal(
                400,
                "teamclaw_no_endpoint",
                "Your company has not said yet where its %s is. IT has to set its endpoint on the API keys page of TeamClaw; it works at once."
                        .formatted(provider.name()));
    }

    static Refusal noActiveKey(Provider provider) {
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
    static Refusal noneLeft(Provider provider, Optional<Duration> wait) {
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

    static Refusal noPool(boolean passing) {
        return new Refusal(
                passing ? 503 : 400,
                "teamclaw_no_key_pool",
                "The company's keys cannot be read at the moment. If this stays so, IT has to look at the API keys page of TeamClaw.");
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

    static Refusal keyNotAccepted(Provider provider) {
        return new Refusal(
                400,
                "teamclaw_key_not_accepted",
                "%s did not accept the company's key for this call. IT has to check it on the API keys page of TeamClaw."
                        .formatted(provider.name()));
    }

    static Refusal of(Admission.Refuse refused) {
        Optional<Duration> wait = refused.retryAfter();
        return new Refusal(
                refused.status(),
                refused.code(),
                refused.message(),
                wait.isPresent()
                        ? OptionalLong.of(Math.max(1, wait.get().plusMillis(999).toSeconds()))
                        : OptionalLong.empty());
    }

    /** It would have to be sent from its beginning, after a look at its end. */
    static Refusal tooLargeToJudge() {
        return new Refusal(
                400,
                "teamclaw_too_large_to_judge",
                "This request is too large to tell whether it keeps to the limits that your company has set. Send less at once.");
    }

    /** Another sidecar takes its place in a moment: the client tries again. */
    static Refusal stopping() {
        return new Refusal(
                503,
                "teamclaw_stopping",
                "The workspace is stopping. Try again once it is up.",
                OptionalLong.of(5));
    }

    static Refusal of(UpstreamFailure failure, Provider provider) {
        if (failure.kind().isTimeout()) {
            return new Refusal(
                    504,
                    "teamclaw_upstream_timeout",
                    provider.name() + " did not answer in time. Try again.");
        }
        if (failure.kind() == UpstreamFailure.Kind.UNTRUSTED) {
            return new Refusal(
                    502,
                    "teamclaw_upstream_untrusted",
                    "The certificate of "
                            + provider.name()
                            + " is not trusted here. IT has to look at the sidecar's log.");
        }
        return new Refusal(
                502,
                "teamclaw_upstream_unreachable",
                provider.name() + " could not be reached, or broke off. Try again.");
    }
}
