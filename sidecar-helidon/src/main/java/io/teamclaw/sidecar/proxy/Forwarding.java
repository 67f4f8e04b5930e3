package io.teamclaw.sidecar.proxy;

import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.teamclaw.config.keys.PoolKey;
import io.teamclaw.config.provider.Provider;
import io.teamclaw.config.usage.Ending;
import io.teamclaw.sidecar.keys.KeyChoice;
import io.teamclaw.sidecar.upstream.Attempt;
import io.teamclaw.sidecar.upstream.UpstreamAnswer;
import io.teamclaw.sidecar.upstream.UpstreamFailure;
import io.teamclaw.sidecar.upstream.UpstreamHeaders;
import io.teamclaw.sidecar.usage.CallRecord;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.Optional;

/**
 * Sends a call upstream, with one key after another until an answer can go to the agent. Once its
 * first byte has gone there is no other key.
 */
final class Forwarding {
    private static final Logger LOG = System.getLogger(Forwarding.class.getName());
    private static final byte[] NOTHING = {};

    private final ServerRequest request;
    private final Answer answer;
    private final CallRecord call;
    private final ToProviders providers;
    private final AgentPresence agent;
    private final AgentRequestBody body;
    private final Failover failover;
    private final String method;

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
        this.request = request;
        this.answer = answer;
        this.call = call;
        this.providers = providers;
        this.agent = agent;
        this.body = body;
        this.method = request.prologue().method().text();
        this.failover =
                new Failover(provider, target, method, model, answer, call, providers, body);
    }

    /**
     * Forwards with the first key, and with others while that makes sense.
     *
     * @return why the call could not be forwarded at all; empty where the agent has got an answer
     * @throws CloseConnectionException where the agent's connection must end with the call
     */
    Optional<Refusal> run() {
        KeyChoice choice = failover.first();
        while (true) {
            Optional<Refusal> none = KeyRefusals.of(choice, failover.provider());
            if (none.isPresent()) {
                Optional<KeyChoice> other =
                        choice instanceof KeyChoice.NoPool
                                ? Optional.empty()
                                : failover.elsewhere();
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

    /**
     * @return the key to go on with; empty where the agent has got an answer
     */
    private Optional<KeyChoice> attempt(KeyChoice choice) {
        Optional<KeyChoice.Use> use =
                choice instanceof KeyChoice.Use it ? Optional.of(it) : Optional.empty();
        URI baseUrl =
                choice instanceof KeyChoice.Keyless(URI url) ? url : use.orElseThrow().baseUrl();
        if (use.isPresent()) {
            call.usesKey(use.get().keyId());
        }
        try (Attempt attempt = providers.upstreams().open(baseUrl)) {
            agent.awaits(attempt);
            return attempt(attempt, baseUrl, use);
        } catch (UpstreamFailure e) {
            return failed(e, choice);
        } finally {
            agent.awaitsNone();
        }
    }

    private Optional<KeyChoice> attempt(Attempt attempt, URI baseUrl, Optional<KeyChoice.Use> use)
            throws UpstreamFailure {
        String target = failover.target().at(baseUrl);
        UpstreamHeaders headers = headers(baseUrl, target, use.map(KeyChoice.Use::key));
        try {
            UpstreamAnswer upstream = attempt.send(method, target, headers, failover.body());
            int status = upstream.status();
            call.upstreamAnswers(status);
            if (status >= 400) {
                return judge(attempt, upstream, use);
            }
            if (use.isPresent()) {
                providers.keys().health().worked(use.get().keyId());
            }
            return pass(upstream, NOTHING);
        } catch (UpstreamFailure e) {
            if (attempt.wasCut() || agent.isGone()) {
                throw new Answer.Gone(e);
            }
            throw e;
        }
    }

    private UpstreamHeaders headers(URI baseUrl, String target, Optional<PoolKey> key) {
        Provider provider = failover.provider();
        UpstreamHeaders headers = new UpstreamHeaders();
        RequestHeaders.write(
                request.headers(),
                headers,
                provider,
                failover.target().path(),
                key,
                providers.limits().get().betas().allowed());
        if (provider.signedFor().isPresent()) {
            URI url = baseUrl.resolve(target);
            String service = provider.signedFor().get();
            providers.signer().sign(service, method, url, headers, failover.body());
        }
        return headers;
    }

    private Optional<KeyChoice> pass(UpstreamAnswer upstream, byte[] begun) throws UpstreamFailure {
        answer.relay(upstream, begun, body::release);
        if (failover.hasMoved()) {
            call.ends(Ending.FAILED_OVER);
        }
        return Optional.empty();
    }

    private Optional<KeyChoice> judge(
            Attempt attempt, UpstreamAnswer upstream, Optional<KeyChoice.Use> use)
            throws UpstreamFailure {
        Triage triage = new Triage(failover, providers.keys().health(), call);
        Triage.Outcome outcome = triage.of(attempt, upstream, use);
        if (outcome instanceof Triage.Outcome.Pass(byte[] begun)) {
            return pass(upstream, begun);
        }
        if (outcome instanceof Triage.Outcome.GoOn(KeyChoice next)) {
            return Optional.of(next);
        }
        call.keyRefused(upstream.status()); // so that the row says what was answered
        answer.refuse(((Triage.Outcome.Refuse) outcome).refusal());
        return Optional.empty();
    }

    private Optional<KeyChoice> failed(UpstreamFailure failure, KeyChoice choice) {
        if (Thread.currentThread().isInterrupted()) {
            throw new Answer.Gone(failure); // The server stops and has interrupted us.
        }
        LOG.log(Level.WARNING, "{0}: {1}", failover.provider().id(), failure.getMessage());
        Optional<KeyChoice> other = failover.afterFailure(failure.kind(), choice);
        if (other.isPresent()) {
            return other;
        }
        call.ends(failure.kind().isTimeout() ? Ending.TIMEOUT : Ending.UPSTREAM_RESET);
        if (answer.hasBegun()) {
            // Without its end the agent's client sees that the answer is not whole.
            throw new CloseConnectionException("Upstream broke off", failure);
        }
        answer.refuse(Refusal.of(failure, failover.provider()));
        return Optional.empty();
    }
}
