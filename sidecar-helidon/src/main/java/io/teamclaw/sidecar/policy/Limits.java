package io.teamclaw.sidecar.policy;

import io.teamclaw.config.policy.CallLimits;
import io.teamclaw.config.provider.Provider;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Holds a person's calls to their limits. Where there are none, a call passes without a lock. */
public final class Limits implements CallPolicy {
    /** So much of an answer is reckoned with beforehand; few are as long as they may be. */
    private static final long EXPECTED_ANSWER = 1_000;

    /** More names than these are no help to anybody. */
    private static final int MOST_NAMES = 12;

    private final Supplier<CallLimits> limits;
    private final LongSupplier nanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Bucket calls;
    private final Bucket tokens;
    private int running;

    /**
     * @param limits asked for each call
     * @param nanos a clock that only goes forward
     */
    public Limits(Supplier<CallLimits> limits, LongSupplier nanos) {
        this.limits = limits;
        this.nanos = nanos;
        this.calls = new Bucket(nanos.getAsLong());
        this.tokens = new Bucket(nanos.getAsLong());
    }

    @Override
    public boolean looksInto(Provider provider) {
        CallLimits now = limits.get();
        return now.tokensPerCall() != CallLimits.NONE
                || now.tokensPerMinute() != CallLimits.NONE
                || !now.models().isEmpty() && !now.allowsAll(provider);
    }

    @Override
    public Admission admit(CallFacts call) {
        CallLimits now = limits.get();
        Optional<Admission> refusal = models(now, call).or(() -> size(now, call));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        boolean counted =
                now.callsPerMinute() != CallLimits.NONE
                        || now.tokensPerMinute() != CallLimits.NONE
                        || now.callsAtOnce() != CallLimits.NONE;
        return counted && call.generates()
                ? counted(now, call)
                : new Admission.Go(Permit.FREE, Duration.ZERO);
    }

    private Admission counted(CallLimits now, CallFacts call) {
        long reserved = call.promptTokens() + Math.min(call.answerTokens(), EXPECTED_ANSWER);
        lock.lock();
        try {
            long time = nanos.getAsLong();
            if (running >= now.callsAtOnce()) {
                return refuse(
                        "teamclaw_too_many_at_once",
                        "You already have %d calls running, which is your limit. Wait until one has ended, or ask IT to raise the limit on the Settings page of TeamClaw."
                                .formatted(running),
                        Optional.of(Duration.ofSeconds(1)));
            }
            if (calls.left(now.callsPerMinute(), time) < 1) {
                return refuse(
                        "teamclaw_too_many_calls",
                        perMinute(now.callsPerMinute(), "calls"),
                        Optional.of(calls.until(1, now.callsPerMinute())));
            }
            double needed = Math.min(reserved, now.tokensPerMinute());
            if (tokens.left(now.tokensPerMinute(), time) < needed) {
                return refuse(
                        "teamclaw_too_many_tokens",
                        perMinute(now.tokensPerMinute(), "tokens"),
                        Optional.of(tokens.until(needed, now.tokensPerMinute())));
            }
            running++;
            calls.take(1);
            tokens.take(reserved);
        } finally {
            lock.unlock();
        }
        return new Admission.Go(used -> settle(used - reserved), Duration.ZERO);
    }

    private void settle(long more) {
        lock.lock();
        try {
            running--;
            tokens.take(more);
        } finally {
            lock.unlock();
        }
    }

    private static Optional<Admission> models(CallLimits now, CallFacts call) {
        Provider provider = call.provider();
        if (now.models().isEmpty() || now.allowsAll(provider)) {
            return Optional.empty();
        }
        if (!now.allowsSome(provider)) {
            return Optional.of(
                    refuse(
                            "teamclaw_provider_not_allowed",
                            "Your company does not allow %s. Choose a model of another provider, or ask IT to allow it on the Settings page of TeamClaw."
                                    .formatted(provider.name()),
                            Optional.empty()));
        }
        if (!call.generates()) {
            return Optional.empty();
        }
        if (call.model().isEmpty()) {
            return Optional.of(
                    refuse(
                            "teamclaw_model_unknown",
                            "The call does not name its model clearly, so it cannot be told whether it is one of those that your company allows: "
                                    + names(now.allowed(provider))
                                    + ".",
                            Optional.empty()));
        }
        String model = call.model().get();
        return now.allows(provider, model)
                ? Optional.empty()
                : Optional.of(
                        refuse(
                                "teamclaw_model_not_allowed",
                                "Your company does not allow the model %s. Allowed of %s: %s."
                                        .formatted(
                                                shown(model),
                                                provider.name(),
                                                names(now.allowed(provider))),
                                Optional.empty()));
    }

    private static Optional<Admission> size(CallLimits now, CallFacts call) {
        return call.expectedTokens() <= now.tokensPerCall()
                ? Optional.empty()
                : Optional.of(
                        refuse(
                                "teamclaw_call_too_large",
                                "This call asks for about %d tokens (prompt %d, answer up to %d), and your limit for one call is %d. Start a new conversation or ask for less at once."
                                        .formatted(
                                                call.expectedTokens(),
                                                call.promptTokens(),
                                                call.answerTokens(),
                                                now.tokensPerCall()),
                                Optional.empty()));
    }

    /** The agent's own text comes back to it bounded. */
    private static String shown(String model) {
        return model.length() <= 100 ? model : model.substring(0, 100) + "...";
    }

    private static String names(List<String> models) {
        String names = String.join(", ", models.subList(0, Math.min(MOST_NAMES, models.size())));
        return models.size() > MOST_NAMES ? names + " and others" : names;
    }

    private static String perMinute(int limit, String what) {
        return "You have reached your limit of %d %s a minute. Wait a moment and try again, or ask IT to raise the limit on the Settings page of TeamClaw."
                .formatted(limit, what);
    }

    /** 400, since OpenClaw shows it to the person at once; it hides what a 429 says. */
    private static Admission refuse(String code, String message, Optional<Duration> retryAfter) {
        return new Admission.Refuse(400, code, message, retryAfter);
    }
}
