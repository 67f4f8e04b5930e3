package io.teamclaw.sidecar.proxy;

import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.teamclaw.config.keys.PoolKey;
import io.teamclaw.config.provider.Provider;
import io.teamclaw.config.usage.Ending;
import io.teamclaw.sidecar.keys.Judge;
import io.teamclaw.sidecar.keys.KeyChoice;
import io.teamclaw.sidecar.keys.Keys;
import io.teamclaw.sidecar.keys.Verdict;
import io.teamclaw.sidecar.upstream.Attempt;
import io.teamclaw.sidecar.upstream.RequestBody;
import io.teamclaw.sidecar.upstream.UpstreamAnswer;
import io.teamclaw.sidecar.upstream.UpstreamFailure;
import io.teamclaw.sidecar.upstream.UpstreamHeaders;
import io.teamclaw.sidecar.usage.CallRecord;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Sends a call upstream, with one key after another until an answer can go to the agent. Once its
 * first byte has gone there is no other key.
 */
final class Forwarding {
    private static final Logger LOG = System.getLogger(Forwarding.class.getName());
    private static final byte[] NOTHING = {};

    private final Optional<String> model;
    private final ServerRequest request;
    private final Answer answer;
    private final CallRecord call;
    private final ToProviders providers;
    private final Keys keys;
    private final AgentPresence agent;
    private final AgentRequestBody body;
    private final long beganNanos = System.nanoTime();
    private Provider provider;
    private CallTarget target;
    private RequestBody sent;
    private Set<String> tried = Set.of();

    /** There is one other provider at most. */
    private boolean elsewhere;

    /** A provider that is not well, or does not answer, gets one more chance. */
    private boolean gotChance;

    Forwarding(
            Provider provider,
            CallTarget target,
            Optional<String> model,
            ServerRequest request,
            Answer answer,
            CallRecord call,
            ToProviders providers,
            AgentPresence agent,
            AgentRequestBody body) {
        this.provider = provider;
        this.target = target;
        this.model = model;
        this.sent = body;
        this.request = request;
        this.answer = answer;
        this.call = call;
        this.providers = providers;
        this.keys = providers.keys();
        this.agent = agent;
        this.body = body;
    }

    /**
     * Forwards by this choice, and by others while that makes sense.
     *
     * @return why the call could not be forwarded at all; empty where the agent has got an answer
     * @throws CloseConnectionException where the agent's connection must end with the call
     */
    Optional<Refusal> run() {
        KeyChoice choice = keys.chooser().choose(provider, tried);
        while (true) {
            Optional<Refusal> none = refusal(choice);
            if (none.isPresent()) {
                Optional<KeyChoice> other =
                        choice instanceof KeyChoice.NoPool ? Optional.empty() : elsewhere();
                if (other.isEmpty()) {
                    return none;
                }
                choice = other.get();
            }
            Optional<KeyChoice> next = attempt(choice);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            choice = next.get();
        }
    }

    private Optional<Refusal> refusal(KeyChoice choice) {
        return switch (choice) {
            case KeyChoice.Use use -> Optional.empty();
            case KeyChoice.Keyless keyless -> Optional.empty();
            case KeyChoice.NoneLeft(Optional<Duration> pause) ->
                    Optional.of(Refusal.noneLeft(provider, pause));
            case KeyChoice.NoEndpoint() -> Optional.of(Refusal.noEndpoint(provider));
            case KeyChoice.NoKey() -> Optional.of(Refusal.noKey(provider));
            case KeyChoice.NoActiveKey() -> Optional.of(Refusal.noActiveKey(provider));
            case KeyChoice.NoPool(boolean passing) -> Optional.of(Refusal.noPool(passing));
        };
    }

    /**
     * @return the key to go on with; empty where the agent has got an answer
     */
    private Optional<KeyChoice> attempt(KeyChoice choice) {
        Optional<KeyChoice.Use> use =
                choice instanceof KeyChoice.Use it ? Optional.of(it) : Optional.empty();
        URI baseUrl =
                choice instanceof KeyChoice.Keyless(URI url) ? url : use.orElseThrow().baseUrl();
        use.ifPresent(each -> call.usesKey(each.keyId()));
        try (Attempt attempt = providers.upstreams().open(baseUrl)) {
            agent.awaits(attempt);
            return attempt(attempt, baseUrl, use);
        } catch (UpstreamFailure e) {
            return failed(e, use, choice);
        } finally {
            agent.awaitsNone();
        }
    }

    private Optional<KeyChoice> attempt(Attempt attempt, URI baseUrl, Optional<KeyChoice.Use> use)
            throws UpstreamFailure {
        UpstreamHeaders headers = new UpstreamHeaders();
        Optional<PoolKey> key = use.map(KeyChoice.Use::key);
        RequestHeaders.write(
                request.headers(),
                headers,
                provider,
                target.path(),
                key,
                providers.limits().get().betas().allowed());
        String method = request.prologue().method().text();
        provider.signedFor()
                .ifPresent(
                        service ->
                                providers
                                        .signer()
                                        .sign(
                                                service,
                                                method,
                                                baseUrl.resolve(target.at(baseUrl)),
                                                headers,
                                                sent));
        try {
            UpstreamAnswer upstream = attempt.send(method, target.at(baseUrl), headers, sent);
            int status = upstream.status();
            call.upstreamAnswers(status);
            if (status < 400) {
                use.ifPresent(each -> keys.health().worked(each.keyId()));
                return pass(upstream, NOTHING);
            }
            return judge(attempt, upstream, use);
        } catch (UpstreamFailure e) {
            if (attempt.wasCut() || agent.isGone()) {
                throw new Answer.Gone(e);
            }
            throw e;
        }
    }

    private Optional<KeyChoice> pass(UpstreamAnswer upstream, byte[] begun) throws UpstreamFailure {
        answer.relay(upstream, begun, body::release);
        if (!tried.isEmpty() || elsewhere) {
            call.ends(Ending.FAILED_OVER);
        }
        return Optional.empty();
    }

    private Optional<KeyChoice> judge(
            Attempt attempt, UpstreamAnswer upstream, Optional<KeyChoice.Use> use)
            throws UpstreamFailure {
        int status = upstream.status();
        byte[] begun = Judge.needsBody(status) ? FailedBody.beginning(upstream.body()) : NOTHING;
        Verdict verdict = Judge.of(status, upstream.headers()::first, begun, Instant.now());
        if (verdict instanceof Verdict.Passed) {
            return pass(upstream, begun);
        }
        if (use.isEmpty()) {
            boolean wantsKey = status == 401 || status == 402 || status == 403;
            return wantsKey
                    ? refuse(status, Refusal.keyNotAccepted(provider))
                    : pass(upstream, begun);
        }
        KeyChoice.Use with = use.get();
        if (verdict instanceof Verdict.Unwell) {
            Optional<KeyChoice> other =
                    canGoOn()
                            ? chance(with, status).or(() -> leave(with, status))
                            : Optional.empty();
            return other.isPresent() ? other : pass(upstream, begun);
        }
        attempt.discard(upstream);
        LOG.log(Level.WARNING, "{0} answered {1} to key {2}", provider.id(), status, with.keyId());
        note(with, status, verdict);
        if (verdict instanceof Verdict.Denied) {
            return refuse(status, Refusal.keyNotAccepted(provider));
        }
        if (!canGoOn()) {
            return refuse(status, Refusal.anotherKeyNextTime(provider));
        }
        KeyChoice next = next(with);
        Optional<Refusal> none = refusal(next);
        if (none.isPresent()) {
            Optional<KeyChoice> other = leave(with, status);
            return other.isPresent() ? other : refuse(status, none.get());
        }
        call.triedInVain(with.keyId(), status);
        return Optional.of(next);
    }

    private void note(KeyChoice.Use use, int status, Verdict verdict) {
        switch (verdict) {
            case Verdict.Limited(Optional<Duration> pause) ->
                    keys.health().limited(use.keyId(), use.fingerprint(), pause);
            case Verdict.Refused(var reason) ->
                    keys.health().refused(use.keyId(), use.fingerprint(), status, reason);
            case Verdict.Passed passed -> {}
            case Verdict.Denied denied -> {}
            case Verdict.Unwell unwell -> {}
        }
    }

    /** Another key, the first time that the provider is not well. */
    private Optional<KeyChoice> chance(KeyChoice.Use with, int status) {
        if (gotChance) {
            return Optional.empty();
        }
        KeyChoice next = next(with);
        if (!(next instanceof KeyChoice.Use)) {
            return Optional.empty();
        }
        gotChance = true;
        call.triedInVain(with.keyId(), status);
        return Optional.of(next);
    }

    /** To the other provider, having tried this key in vain. */
    private Optional<KeyChoice> leave(KeyChoice.Use with, int status) {
        Optional<KeyChoice> other = elsewhere();
        if (other.isPresent()) {
            call.triedInVain(with.keyId(), status);
        }
        return other;
    }

    /** A key of the provider that the registry maps the model to; empty where there is none. */
    private Optional<KeyChoice> elsewhere() {
        if (elsewhere || model.isEmpty() || !canGoOn()) {
            return Optional.empty();
        }
        String method = request.prologue().method().text();
        Optional<Fallback> fallback =
                Fallback.of(
                        provider,
                        target,
                        method,
                        model.get(),
                        body,
                        providers.registry().get(),
                        providers.limits().get());
        Optional<KeyChoice> choice =
                fallback.map(each -> keys.chooser().choose(each.provider(), Set.of()))
                        .filter(each -> refusal(each).isEmpty());
        if (choice.isPresent()) {
            Fallback there = fallback.orElseThrow();
            LOG.log(
                    Level.WARNING,
                    "{0} has no key left; the call goes to {1}",
                    provider.id(),
                    there.provider().id());
            elsewhere = true;
            tried = Set.of();
            gotChance = false;
            provider = there.provider();
            target = there.target();
            sent = there.body();
            call.goesTo(provider.id(), there.model());
        }
        return choice;
    }

    private KeyChoice next(KeyChoice.Use with) {
        Set<String> more = new HashSet<>(tried);
        more.add(with.keyId());
        KeyChoice next = keys.chooser().choose(provider, more);
        if (next instanceof KeyChoice.Use) {
            tried = more;
        }
        return next;
    }

    private boolean canGoOn() {
        return !answer.hasBegun()
                && body.isRepeatable()
                && System.nanoTime() - beganNanos < keys.failover().toNanos();
    }

    /** Where the provider has answered, the row says what. */
    private Optional<KeyChoice> refuse(int status, Refusal refusal) {
        call.keyRefused(status);
        answer.refuse(refusal);
        return Optional.empty();
    }

    private Optional<KeyChoice> failed(
            UpstreamFailure failure, Optional<KeyChoice.Use> use, KeyChoice choice) {
        if (Thread.currentThread().isInterrupted()) {
            throw new Answer.Gone(failure); // The server stops and has interrupted us.
        }
        LOG.log(Level.WARNING, "{0}: {1}", provider.id(), failure.getMessage());
        boolean late = failure.kind().isTimeout();
        boolean cheap = !late || failure.kind().isBeforeRequest();
        if (cheap && !gotChance && canGoOn()) {
            // With another key where there is one, else over another connection.
            Optional<KeyChoice> other = use.flatMap(each -> chance(each, 0));
            gotChance = true;
            return Optional.of(other.orElse(choice));
        }
        Optional<KeyChoice> other = cheap ? use.flatMap(each -> leave(each, 0)) : Optional.empty();
        if (other.isPresent()) {
            return other;
        }
        call.ends(late ? Ending.TIMEOUT : Ending.UPSTREAM_RESET);
        if (answer.hasBegun()) {
            // Without its end the agent's client sees that the answer is not whole.
            throw new CloseConnectionException("Upstream broke off", failure);
        }
        answer.refuse(Refusal.of(failure, provider));
        return Optional.empty();
    }
}
