package io.teamclaw.sidecar.proxy;

import io.teamclaw.config.provider.Provider;
import io.teamclaw.sidecar.keys.Judge;
import io.teamclaw.sidecar.keys.KeyChoice;
import io.teamclaw.sidecar.keys.KeyHealth;
import io.teamclaw.sidecar.keys.Verdict;
import io.teamclaw.sidecar.upstream.Attempt;
import io.teamclaw.sidecar.upstream.UpstreamAnswer;
import io.teamclaw.sidecar.upstream.UpstreamFailure;
import io.teamclaw.sidecar.usage.CallRecord;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides what becomes of an error that a provider has answered, and notes what it says of the key.
 */
final class Triage {
    private static final Logger LOG = System.getLogger(Triage.class.getName());
    private static final byte[] NOTHING = {};

    /** What is done with it. */
    sealed interface Outcome {
        /**
         * The agent gets it.
         *
         * @param begun the beginning of its body, which was read already
         */
        record Pass(byte[] begun) implements Outcome {}

        /**
         * The call goes out once more.
         *
         * @param choice with what
         */
        record GoOn(KeyChoice choice) implements Outcome {}

        /**
         * The agent gets an answer of ours.
         *
         * @param refusal in place of the provider's, which may quote the key
         */
        record Refuse(Refusal refusal) implements Outcome {}
    }

    private final Failover failover;
    private final KeyHealth health;
    private final CallRecord call;

    Triage(Failover failover, KeyHealth health, CallRecord call) {
        this.failover = failover;
        this.health = health;
        this.call = call;
    }

    /**
     * @param upstream whose status is 400 or more; unless it passes it is of no use afterwards
     * @param use the key that the call went out with, if any
     * @throws UpstreamFailure where its beginning cannot be read
     */
    Outcome of(Attempt attempt, UpstreamAnswer upstream, Optional<KeyChoice.Use> use)
            throws UpstreamFailure {
        int status = upstream.status();
        byte[] begun = Judge.needsBody(status) ? FailedBody.beginning(upstream.body()) : NOTHING;
        Verdict verdict = Judge.of(status, upstream.headers()::first, begun, Instant.now());
        Outcome pass = new Outcome.Pass(begun);
        if (verdict instanceof Verdict.Passed) {
            return pass;
        }
        if (use.isEmpty()) {
            boolean wantsKey = status == 401 || status == 402 || status == 403;
            return wantsKey ? notAccepted() : pass;
        }
        KeyChoice.Use with = use.get();
        if (verdict instanceof Verdict.Unwell) {
            return unwell(with, status).<Outcome>map(Outcome.GoOn::new).orElse(pass);
        }
        attempt.discard(upstream);
        Provider provider = failover.provider();
        LOG.log(Level.WARNING, "{0} answered {1} to key {2}", provider.id(), status, with.keyId());
        note(with, status, verdict);
        if (verdict instanceof Verdict.Denied) {
            return notAccepted();
        }
        return failover.canGoOn()
                ? another(with, status)
                : new Outcome.Refuse(KeyRefusals.anotherKeyNextTime(provider));
    }

    private Optional<KeyChoice> unwell(KeyChoice.Use with, int status) {
        return failover.canGoOn()
                ? failover.chance(with, status).or(() -> failover.leave(with, status))
                : Optional.empty();
    }

    private Outcome another(KeyChoice.Use with, int status) {
        KeyChoice next = failover.after(with);
        Optional<Refusal> none = KeyRefusals.of(next, failover.provider());
        if (none.isEmpty()) {
            call.triedInVain(with.keyId(), status);
            return new Outcome.GoOn(next);
        }
        return failover.leave(with, status)
                .<Outcome>map(Outcome.GoOn::new)
                .orElseGet(() -> new Outcome.Refuse(none.get()));
    }

    private Outcome notAccepted() {
        return new Outcome.Refuse(KeyRefusals.notAccepted(failover.provider()));
    }

    private void note(KeyChoice.Use use, int status, Verdict verdict) {
        switch (verdict) {
            case Verdict.Limited(Optional<Duration> pause) ->
                    health.limited(use.keyId(), use.fingerprint(), pause);
            case Verdict.Refused(var reason) ->
                    health.refused(use.keyId(), use.fingerprint(), status, reason);
            case Verdict.Passed passed -> {}
            case Verdict.Denied denied -> {}
            case Verdict.Unwell unwell -> {}
        }
    }
}
