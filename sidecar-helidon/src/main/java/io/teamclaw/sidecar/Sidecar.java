package io.teamclaw.sidecar;

import io.helidon.webserver.WebServer;
import io.teamclaw.config.provider.ProviderRegistry;
import io.teamclaw.sidecar.client.WatchedConnections;
import io.teamclaw.sidecar.health.HealthHandler;
import io.teamclaw.sidecar.keys.KeyDesk;
import io.teamclaw.sidecar.keys.KeyPoolSource;
import io.teamclaw.sidecar.operations.Gauges;
import io.teamclaw.sidecar.operations.Metrics;
import io.teamclaw.sidecar.operations.MetricsServer;
import io.teamclaw.sidecar.policy.Policies;
import io.teamclaw.sidecar.proxy.KeptBodies;
import io.teamclaw.sidecar.proxy.ProxyHandler;
import io.teamclaw.sidecar.proxy.RunningCalls;
import io.teamclaw.sidecar.proxy.ToProviders;
import io.teamclaw.sidecar.settings.Settings;
import io.teamclaw.sidecar.upstream.Upstreams;
import io.teamclaw.sidecar.usage.UsageRecorder;
import io.teamclaw.sidecar.usage.UsageSink;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** A running sidecar. */
public final class Sidecar implements AutoCloseable {
    /** How long the calls that were interrupted then may take to write their rows. */
    private static final Duration AFTER_GRACE = Duration.ofSeconds(2);

    private final WebServer server;
    private final RunningCalls calls;
    private final Upstreams upstreams;
    private final KeptBodies bodies;
    private final UsageSink usage;
    private final Policies policies;
    private final Duration drain;
    private final Optional<MetricsServer> metrics;
    private final KeyDesk desk;
    private final WatchedConnections connections;

    private Sidecar(
            WebServer server,
            WatchedConnections connections,
            RunningCalls calls,
            Upstreams upstreams,
            KeptBodies bodies,
            UsageSink usage,
            Policies policies,
            Duration drain,
            Optional<MetricsServer> metrics,
            KeyDesk desk) {
        this.server = server;
        this.connections = connections;
        this.calls = calls;
        this.upstreams = upstreams;
        this.bodies = bodies;
        this.usage = usage;
        this.policies = policies;
        this.drain = drain;
        this.metrics = metrics;
        this.desk = desk;
    }

    /**
     * Starts to listen.
     *
     * @param usage closed with the sidecar, after the last call has ended
     * @throws java.io.UncheckedIOException where the port cannot be had
     */
    public static Sidecar start(
            Settings settings, ProviderRegistry registry, KeyPoolSource keys, UsageSink usage) {
        return start(settings, () -> registry, keys, usage, new AwsClients(settings));
    }

    /**
     * Starts to listen.
     *
     * @param registry asked for each call
     * @param usage closed with the sidecar, after the last call has ended
     * @param aws all that the process has to do with AWS goes by these, so that it has one session
     * @throws java.io.UncheckedIOException where a port cannot be had
     */
    static Sidecar start(
            Settings settings,
            Supplier<ProviderRegistry> registry,
            KeyPoolSource keys,
            UsageSink usage,
            AwsClients aws) {
        InstantSource clock = InstantSource.system();
        Upstreams upstreams = new Upstreams(settings.upstream());
        KeptBodies bodies = KeptBodies.of(settings.upstream());
        WatchedConnections connections = Listener.connections(settings.listen());
        RunningCalls calls = new RunningCalls(settings.listen().calls());
        Policies policies =
                Policies.of(settings.policy(), settings.owner(), new Lazy<>(aws::dynamoDb));
        KeyDesk desk = KeyDesk.open(settings.keys(), keys, clock, aws::dynamoDb);
        Metrics metrics = new Metrics();
        Gauges.add(metrics, keys, calls::running);
        Gauges.add(metrics, desk.keys().health());
        Gauges.add(metrics, usage);
        Gauges.add(metrics, upstreams);
        ProxyHandler proxy =
                new ProxyHandler(
                        registry,
                        metrics.counting(policies.door()),
                        new ToProviders(
                                desk.keys(),
                                upstreams,
                                new BedrockSigner(aws::credentials),
                                policies.limits(),
                                registry),
                        bodies,
                        settings.upstream().drain(),
                        connections,
                        new UsageRecorder(
                                settings.owner().userId(),
                                settings.owner().teamId(),
                                registry,
                                metrics.counting(usage),
                                () -> policies.usageKept().orElse(settings.usage().kept())),
                        calls,
                        clock);
        WebServer server =
                Listener.server(
                        settings.listen(),
                        connections,
                        new HealthHandler(keys, calls::isDraining, proxy));
        OptionalInt metricsPort = settings.operations().metricsPort();
        Sidecar sidecar =
                new Sidecar(
                        server.start(),
                        connections,
                        calls,
                        upstreams,
                        bodies,
                        usage,
                        policies,
                        settings.operations().drain(),
                        metricsPort.isPresent()
                                ? Optional.of(MetricsServer.start(metricsPort.getAsInt(), metrics))
                                : Optional.empty(),
                        desk);
        if (!server.isRunning()) { // Helidon has logged why, and throws nothing
            sidecar.close();
            throw new UncheckedIOException(new BindException("Address already in use"));
        }
        return sidecar;
    }

    /** What it holds at the moment. */
    public Load load() {
        return new Load(upstreams.running(), upstreams.idleConnections(), bodies.used());
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    /** The port of {@code /metrics}, if it has one. */
    public OptionalInt metricsPort() {
        return metrics.isPresent() ? OptionalInt.of(metrics.get().port()) : OptionalInt.empty();
    }

    /** Reads the limits again. */
    public void reload() {
        policies.refresh();
    }

    /** Takes no new call, lets those that run end within a bound, then writes what usage waits. */
    @Override
    public void close() {
        calls.drain();
        calls.awaitNone(drain);
        server.stop();
        connections.close();
        calls.awaitNone(AFTER_GRACE);
        policies.close();
        metrics.ifPresent(MetricsServer::close);
        upstreams.close();
        desk.close();
        usage.close();
    }
}
