package io.teamclaw.sidecar;

import io.helidon.common.socket.SocketOptions;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
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
import io.teamclaw.sidecar.proxy.PassThroughEncoding;
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
    /** Longer than the longest pause within a call, so that no call is taken for idle. */
    private static final Duration IDLE_CONNECTION = Duration.ofHours(1);

    /** How long calls that run may still run when the sidecar stops. */
    private static final Duration GRACE = Duration.ofSeconds(5);

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
        return start(settings, () -> registry, keys, usage);
    }

    /**
     * Starts to listen.
     *
     * @param registry asked for each call
     * @param usage closed with the sidecar, after the last call has ended
     * @throws java.io.UncheckedIOException where a port cannot be had
     */
    public static Sidecar start(
            Settings settings,
            Supplier<ProviderRegistry> registry,
            KeyPoolSource keys,
            UsageSink usage) {
        InstantSource clock = InstantSource.system();
        Upstreams upstreams = new Upstreams(settings.upstream());
        KeptBodies bodies = KeptBodies.of(settings.upstream());
        WatchedConnections connections =
                new WatchedConnections(http1(settings), settings.listen().limits());
        RunningCalls calls = new RunningCalls(settings.listen().calls());
        AwsClients aws = new AwsClients(settings);
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
                WebServer.builder()
                        .host(settings.listen().host())
                        .port(settings.listen().port())
                        .writeQueueLength(0)
                        .writeBufferSize(0)
                        .maxPayloadSize(-1)
                        .idleConnectionTimeout(IDLE_CONNECTION)
                        .shutdownGracePeriod(GRACE)
                        .shutdownHook(false)
                        .protocolsDiscoverServices(false)
                        .featuresDiscoverServices(false)
                        .contentEncoding(PassThroughEncoding.context())
                        .connectionOptions(
                                SocketOptions.builder()
                                        .tcpNoDelay(true)
                                        .socketKeepAlive(true)
                                        .build())
                        .addConnectionSelector(connections)
                        .routing(
                                HttpRouting.builder()
                                        .addFilter(connections.closing())
                                        .any(new HealthHandler(keys, calls::isDraining, proxy)))
                        .build();
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

    private static Http1ConnectionSelector http1(Settings settings) {
        int head = settings.listen().limits().headBytes(); // checked before Helidon reads it
        return Http1ConnectionSelector.builder()
                .config(
                        Http1Config.builder()
                                .sendKeepAliveHeader(false)
                                .maxPrologueLength(head)
                                .maxHeadersSize(head)
                                // Paths are checked against the registry, and raw.
                                .validatePath(false)
                                .validatePrologue(false)
                                .log(log -> log.receiveLog(false).sendLog(false))
                                .build())
                .build();
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
