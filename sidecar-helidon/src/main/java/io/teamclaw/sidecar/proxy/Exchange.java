package io.teamclaw.sidecar.proxy;

import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.teamclaw.config.provider.Provider;
import io.teamclaw.config.usage.Ending;
import io.teamclaw.sidecar.policy.Admission;
import io.teamclaw.sidecar.policy.CallFacts;
import io.teamclaw.sidecar.policy.CallPolicy;
import io.teamclaw.sidecar.policy.RequestShape;
import io.teamclaw.sidecar.policy.SpokenAnswer;
import io.teamclaw.sidecar.upstream.RequestBody;
import io.teamclaw.sidecar.usage.CallRecord;
import java.util.Optional;

/** One call of the agent from its check to its end. */
final class Exchange {
    private final Provider provider;
    private final CallTarget target;
    private final ServerRequest request;
    private final Answer answer;
    private final CallRecord call;
    private final CallPolicy policy;
    private final ToProviders providers;
    private final AgentPresence agent;
    private final AgentRequestBody body;

    Exchange(
            Provider provider,
            CallTarget target,
            ServerRequest request,
            Answer answer,
            CallRecord call,
            CallPolicy policy,
            ToProviders providers,
            KeptBodies bodies,
            AgentPresence agent) {
        this.provider = provider;
        this.target = target;
        this.request = request;
        this.answer = answer;
        this.call = call;
        this.policy = policy;
        this.providers = providers;
        this.agent = agent;
        this.body = new AgentRequestBody(request, call, bodies, agent::watch);
    }

    /**
     * @throws CloseConnectionException where the agent's connection must end with the call
     */
    void run() {
        try {
            judge();
        } catch (RequestBody.Gone | Answer.Gone e) {
            call.ends(Ending.CLIENT_GONE);
            throw new CloseConnectionException("The agent is gone", e);
        } finally {
            boolean read = body.finish();
            agent.watchNoMore();
            if (!read) { // Some thread still reads it, so that the server must not.
                throw new CloseConnectionException("The agent did not send its request");
            }
        }
    }

    private void judge() {
        String method = request.prologue().method().text();
        if (!provider.allows(method, target.path())) {
            refuse(Refusal.notAllowed(provider.name(), method, target.path()));
            return;
        }
        body.readAhead();
        boolean whole = policy.looksInto(provider);
        RequestShape shape = BodyShape.of(body, whole);
        if (whole && !body.isRepeatable()) {
            refuse(Refusal.tooLargeToJudge());
            return;
        }
        CallFacts facts = CallFacts.of(provider, method, target.path(), target.query(), shape);
        Admission admission = policy.admit(facts);
        if (admission instanceof Admission.Go go) {
            run(go, facts.model());
        } else if (admission instanceof Admission.Refuse refused) {
            refuse(Refusal.of(refused));
        } else {
            say(facts, ((Admission.Say) admission).text());
        }
    }

    private void run(Admission.Go go, Optional<String> model) {
        try {
            Pause.of(go.pause(), agent);
            forward(model);
        } finally {
            go.permit().close(call.totalTokens());
        }
    }

    private void say(CallFacts facts, String text) {
        call.ends(Ending.REFUSED);
        skim();
        answer.say(
                SpokenAnswer.of(
                        facts.speech().orElseThrow(), facts.model().orElse("unknown"), text));
    }

    private void forward(Optional<String> model) {
        new Forwarding(provider, target, model, request, answer, call, providers, agent, body)
                .run()
                .ifPresent(this::refuse);
    }

    private void refuse(Refusal refusal) {
        call.ends(Ending.REFUSED);
        skim();
        answer.refuse(refusal);
    }

    private void skim() {
        try {
            body.readAhead(); // its row can then name the model
        } catch (RequestBody.Gone e) {
            throw new CloseConnectionException("The agent is gone", e);
        }
    }
}
