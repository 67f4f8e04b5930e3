package io.teamclaw.sidecar.proxy;

import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.teamclaw.config.provider.ApiKind;
import io.teamclaw.config.provider.Provider;
import io.teamclaw.config.provider.ProviderRegistry;
import io.teamclaw.config.usage.Ending;
import io.teamclaw.sidecar.client.WatchedConnections;
import io.teamclaw.sidecar.operations.CallId;
import io.teamclaw.sidecar.policy.CallPolicy;
import io.teamclaw.sidecar.usage.CallRecord;
import io.teamclaw.sidecar.usage.UsageRecorder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** Takes {@code /{provider}/{path}}: checks it, then lets it pass with a key of the company. */
public final class ProxyHandler implements Handler {
    private final LoopbackGuard guard = new LoopbackGuard();
    private final Supplier<ProviderRegistry> registry;
    private final CallPolicy policy;
    private final ToProviders providers;
    private final KeptBodies bodies;
    private final Duration drainTime;
    private final WatchedConnections connections;
    private final UsageRecorder usage;
    private final RunningCalls running;
    private final InstantSource clock;

    /**
     * @param drainTime how long an answer is read on for its usage once the agent has left
     */
    public ProxyHandler(
            Supplier<ProviderRegistry> registry,
            CallPolicy policy,
            ToProviders providers,
            KeptBodies bodies,
            Duration drainTime,
            WatchedConnections connections,
            UsageRecorder usage,
            RunningCalls running,
            InstantSource clock) {
        this.registry = registry;
        this.policy = policy;
        this.providers = providers;
        this.bodies = bodies;
        this.drainTime = drainTime;
        this.connections = connections;
        this.usage = usage;
        this.running = running;
        this.clock = clock;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        Optional<String> foreign = guard.refusal(request.headers());
        if (foreign.isPresent()) {
            Refusal refusal = new Refusal(403, "teamclaw_foreign_call", foreign.get());
            ErrorShape.OPENAI.send(response, refusal);
            return;
        }
        String path = request.prologue().uriPath().rawPath();
        String query = request.prologue().query().rawValue();
        if (!CallTarget.isOneLine(path, query)) {
            ErrorShape.OPENAI.send(response, Refusal.malformedTarget());
            return;
        }
        Optional<CallTarget> target = CallTarget.of(path, query);
        Optional<Provider> provider =
                target.flatMap(each -> registry.get().find(each.providerId()));
        if (provider.isEmpty()) {
            String message = "No such provider: the path is /{provider}/{its own path}.";
            Refusal refusal = new Refusal(404, "teamclaw_unknown_provider", message);
            ErrorShape.OPENAI.send(response, refusal);
            return;
        }
        boolean google = provider.get().apiKind() == ApiKind.GOOGLE_GENERATIVE_AI;
        handle(
                request,
                response,
                provider.get(),
                (google ? target.get().withoutFields() : target.get()).fixed(provider.get()));
    }

    private void handle(
            ServerRequest request, ServerResponse response, Provider provider, CallTarget target) {
        String id = usage.nextId();
        CallRecord call = new CallRecord(provider.id(), target.path(), clock.instant());
        call.named(id);
        AgentPresence agent =
                new AgentPresence(connections.current(), provider.drains(), drainTime);
        ErrorShape errors = ErrorShape.of(provider, target.path());
        Answer answer = new Answer(request, response, call, errors, agent);
        Exchange exchange =
                new Exchange(
                        provider, target, request, answer, call, policy, providers, bodies, agent);
        boolean ran =
                running.run(
                        () -> {
                            try {
                                CallId.with(id, exchange::run);
                            } catch (CloseConnectionException e) {
                                throw e; // foreseen, and noted already
                            } catch (RuntimeException | Error e) {
                                call.failsUnforeseen();
                                throw e;
                            } finally {
                                usage.record(call);
                            }
                        });
        if (!ran) {
            call.ends(Ending.REFUSED);
            if (running.isDraining()) {
                response.header(HeaderValues.CONNECTION_CLOSE);
                answer.refuse(Refusal.stopping());
            } else {
                answer.refuse(Refusal.tooManyCalls());
            }
            usage.record(call);
        }
    }
}
