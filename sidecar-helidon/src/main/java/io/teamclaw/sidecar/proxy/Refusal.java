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
