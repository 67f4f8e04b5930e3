package io.teamclaw.sidecar.proxy;

import io.helidon.webclient.http1.Http1ClientResponse;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.teamclaw.config.keys.PoolKey;
import io.teamclaw.config.provider.Provider;
import io.teamclaw.config.usage.Ending;
import io.teamclaw.sidecar.client.ClientWatch;
import io.teamclaw.sidecar.keys.KeyChoice;
import io.teamclaw.sidecar.keys.KeyChooser;
import io.teamclaw.sidecar.policy.Admission;
import io.teamclaw.sidecar.policy.CallFacts;
import io.teamclaw.sidecar.policy.CallPolicy;
import io.teamclaw.sidecar.policy.RequestShape;
import io.teamclaw.sidecar.policy.SpokenAnswer;
import io.teamclaw.sidecar.upstream.Attempt;
import io.teamclaw.sidecar.upstream.RequestBody;
import io.teamclaw.sidecar.upstream.UpstreamFailure;
import io.teamclaw.sidecar.upstream.Upstreams;
import io.teamclaw.sidecar.usage.CallRecord;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** One call of the agent from its check to its end. */
final class Exchange {
    private static final Logger LOG = System.getLogger(Exchange.class.getName());

    /** Statuses about the company's key, not about the agent's call; their bodies may quote it. */
    private static final Set<Integer> OF_THE_KEY = Set.of(401, 402, 403);

    /** Enough for the model of a refused call. */
    private static final long SKIMMED = 1 << 20;

    private final Provider provider;
    private final CallTarget target;
    private final ServerRequest request;
    private final Answer answer;
    private final CallRecord call;
    private final CallPolicy policy;
    private final KeyChooser keys;
    private final Upstreams upstreams;
    private final ClientWatch client;

    Exchange(
            Provider provider,
            CallTarget target,
            ServerRequest request,
            Answer answer,
            CallRecord call,
            CallPolicy policy,
            KeyChooser keys,
            Upstreams upstreams,
            ClientWatch client) {
        this.provider = provider;
        this.target = target;
        this.request = request;
        this.answer = answer;
        this.call = call;
        this.policy = policy;
        this.keys = keys;
        this.upstreams = upstreams;
        this.client = client;
    }

    /**
     * @throws CloseConnectionException where the agent's connection must end with the call
     */
    void run() {
        String method = request.prologue().method().text();
        if (!provider.allows(method, target.path())) {
            refuse(Refusal.notAllowed(provider.name(), method, target.path()));
            return;
        }
        CallFacts facts =
                CallFacts.of(provider, method, target.path(), target.query(), RequestShape.NONE);
        switch (policy.admit(facts)) {
            case Admission.Refuse refused -> refuse(Refusal.of(refused));
            case Admission.Say(String text) -> say(facts, text);
            case Admission.Go go -> {
                try {
                    Pause.of(go.pause());
                    forward();
                } finally {
                    go.permit().close(call.totalTokens());
                }
            }
        }
    }

    private void say(CallFacts facts, String text) {
        call.ends(Ending.REFUSED);
        skim();
        answer.say(
                SpokenAnswer.of(
                        facts.speech().orElseThrow(), facts.model().orElse("unknown"), text));
    }

    private void forward() {
        switch (keys.choose(provider, Set.of())) {
            case KeyChoice.Use use -> forward(use.baseUrl(), Optional.of(use.key()));
            case KeyChoice.NoneLeft(Optional<Duration> wait) ->
                    refuse(Refusal.noneLeft(provider, wait));
            case KeyChoice.Keyless(URI baseUrl) -> forward(baseUrl, Optional.empty());
            case KeyChoice.NoEndpoint() -> refuse(Refusal.noEndpoint(provider));
            case KeyChoice.NoKey() -> refuse(Refusal.noKey(provider));
            case KeyChoice.NoActiveKey() -> refuse(Refusal.noActiveKey(provider));
            case KeyChoice.NoPool(boolean passing) -> refuse(Refusal.noPool(passing));
        }
    }

    private void refuse(Refusal refusal) {
        call.ends(Ending.REFUSED);
        skim();
        answer.refuse(refusal);
    }

    private void skim() {
        try {
            new AgentRequestBody(request, call, () -> {}).skim(SKIMMED);
        } catch (RequestBody.Gone e) {
            throw new CloseConnectionException("The agent is gone", e);
        }
    }

    private void forward(URI baseUrl, Optional<PoolKey> key) {
        key.ifPresent(each -> call.usesKey(each.id()));
        try (Attempt attempt = upstreams.open(baseUrl)) {
            run(attempt, baseUrl, key);
        } catch (UpstreamFailure e) {
            fail(e);
        } catch (RequestBody.Gone | Answer.Gone e) {
            gone(e);
        } finally {
            client.stop();
        }
    }

    private void run(Attempt attempt, URI baseUrl, Optional<PoolKey> key) throws UpstreamFailure {
        RequestBody body = new AgentRequestBody(request, call, () -> client.start(attempt::cut));
        if (body.isEmpty()) {
            client.start(attempt::cut);
        }
        try (Http1ClientResponse upstream =
                attempt.send(
                        request.prologue().method(),
                        target.at(baseUrl),
                        headers ->
                                RequestHeaders.write(
                                        request.headers(),
                                        headers,
                                        provider,
                                        key,
                                        Optional.empty()),
                        body)) {
            int status = upstream.status().code();
            call.upstreamAnswers(status);
            if (OF_THE_KEY.contains(status)) {
                LOG.log(
                        Level.WARNING,
                        "{0} answered {1} to key {2}",
                        provider.id(),
                        status,
                        key.map(PoolKey::id).orElse("(none)"));
                call.keyRefused(status);
                answer.refuse(Refusal.keyNotAccepted(provider));
            } else {
                answer.relay(upstream, attempt);
            }
        } catch (UpstreamFailure e) {
            if (attempt.wasCut()) {
                throw new Answer.Gone(e);
            }
            throw e;
        }
    }

    private void fail(UpstreamFailure failure) {
        if (Thread.currentThread().isInterrupted()) {
            gone(failure); // The server stops and has interrupted us.
        }
        boolean silent = failure.kind() == UpstreamFailure.Kind.SILENT;
        call.ends(silent ? Ending.TIMEOUT : Ending.UPSTREAM_RESET);
        LOG.log(Level.WARNING, "{0}: {1}", provider.id(), failure.getMessage());
        if (answer.hasBegun()) {
            // Without its end the agent's client sees that the answer is not whole.
            throw new CloseConnectionException("Upstream broke off", failure);
        }
        answer.refuse(Refusal.of(failure, provider));
    }

    private void gone(Exception why) {
        call.ends(Ending.CLIENT_GONE);
        throw new CloseConnectionException("The agent is gone", why);
    }
}
