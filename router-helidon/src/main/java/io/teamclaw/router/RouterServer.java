package io.teamclaw.router;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.teamclaw.lifecycle.session.SessionTokens;
import io.teamclaw.lifecycle.users.UserStore;
import io.teamclaw.lifecycle.workspaces.TaskAddress;
import io.teamclaw.lifecycle.workspaces.WorkspaceService;
import io.teamclaw.router.access.ActiveUsers;
import io.teamclaw.router.access.OpenConnections;
import io.teamclaw.router.access.WorkspaceAccess;
import io.teamclaw.router.http.PublicOrigin;
import io.teamclaw.router.page.OwnAssets;
import io.teamclaw.router.page.Pages;
import io.teamclaw.router.page.StartScreen;
import io.teamclaw.router.proxy.HttpProxy;
import io.teamclaw.router.proxy.RawContentEncoding;
import io.teamclaw.router.proxy.WatchedConnections;
import io.teamclaw.router.proxy.WebSocketProxy;
import io.teamclaw.router.route.ActivitySink;
import io.teamclaw.router.route.Front;
import io.teamclaw.router.route.GatewayCheck;
import io.teamclaw.router.route.RepairTrigger;
import io.teamclaw.router.route.SeenGateways;
import io.teamclaw.router.route.WorkspaceRoutes;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.time.Clock;
import java.time.Duration;

/**
 * The one public address: {@code /u/{userId}/...} leads to that person's workspace and to nobody
 * else's, everything else to the portal. {@code /_router/health} answers 200 while it listens.
 */
public final class RouterServer implements AutoCloseable {
    /** OpenClaw takes 25 MiB at once; a chunk of a request is held whole until it is passed on. */
    private static final long MAX_BODY = 64L * 1024 * 1024;

    private static final int MAX_REQUEST_LINE = 16 * 1024;
    private static final int MAX_HEADERS = 32 * 1024;
    private static final Duration IDLE = Duration.ofMinutes(15);
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final RouterConfig config;
    private final OpenConnections open;
    private final WebServer server;
    private volatile PublicOrigin origin;

    /**
     * Makes a router that does not listen yet.
     *
     * @param gateways tells whose gateway listens at an address
     * @param activity is told who used their workspace
     */
    public RouterServer(
            RouterConfig config,
            SessionTokens tokens,
            UserStore users,
            WorkspaceService workspaces,
            GatewayCheck gateways,
            ActivitySink activity,
            Clock clock) {
        this.config = config;
        this.origin = PublicOrigin.of(config.publicOrigin(), config.listenPort());
        ActiveUsers activeUsers = new ActiveUsers(users, clock, config.revocationCheck());
        this.open = new OpenConnections(activeUsers, clock, config.revocationCheck());
        Pages pages = new Pages();
        SeenGateways seen = new SeenGateways(gateways, System::nanoTime);
        RepairTrigger repair = new RepairTrigger(workspaces, clock);
        URI portal = config.portal();
        Front front =
                new Front(
                        () -> origin,
                        new TaskAddress(portal.getHost(), portal.getPort()),
                        config.forwardedFor(),
                        new WorkspaceRoutes(
                                new WorkspaceAccess(tokens, activeUsers),
                                workspaces,
                                seen,
                                activity,
                                new StartScreen(
                                        workspaces,
                                        workspace -> seen.addressOf(workspace).isPresent(),
                                        repair,
                                        pages,
                                        clock),
                                repair,
                                pages,
                                clock),
                        new OwnAssets(),
                        pages);
        this.server = server(config, front, open, pages);
    }

    /**
     * Begins to listen.
     *
     * @throws ListenFailedException if it cannot, e.g. because the port is in use
     */
    public RouterServer start() {
        try {
            tryToListen();
            server.start();
        } catch (IOException | RuntimeException e) {
            throw listenFailed(e);
        }
        if (!server.isRunning()) {
            throw listenFailed(new IOException("the server did not start"));
        }
        origin = PublicOrigin.of(config.publicOrigin(), server.port());
        return this;
    }

    /** Helidon logs why it cannot listen, with a stack, and then starts without listening. */
    private void tryToListen() throws IOException {
        try (ServerSocketChannel channel = ServerSocketChannel.open()) {
            channel.bind(new InetSocketAddress(config.listenHost(), config.listenPort()));
        }
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    /** Takes no more connections, lets answers under way end for 2 s, then closes what is open. */
    @Override
    public void close() {
        server.stop();
        open.close();
    }

    private static WebServer server(
            RouterConfig config, Front front, OpenConnections open, Pages pages) {
        WatchedConnections.CurrentWatch current = new WatchedConnections.CurrentWatch();
        // Paths are checked by our own, stricter rules and must reach upstream as they came.
        Http1Config http =
                Http1Config.builder()
                        .validatePath(false)
                        .validatePrologue(false)
                        .maxPrologueLength(MAX_REQUEST_LINE)
                        .maxHeadersSize(MAX_HEADERS)
                        .sendKeepAliveHeader(false)
                        .continueImmediately(true)
                        .build();
        Http1ConnectionSelector selector =
                Http1ConnectionSelector.builder()
                        .config(http)
                        .addUpgrader(new WebSocketProxy(front, open, pages))
                        .build();
        HttpProxy proxy = new HttpProxy(front, open, current, pages);
        return WebServer.builder()
                .host(config.listenHost())
                .port(config.listenPort())
                .shutdownHook(false)
                .useNio(true)
                .writeQueueLength(0)
                .writeBufferSize(0)
                .maxPayloadSize(MAX_BODY)
                .idleConnectionTimeout(IDLE)
                .shutdownGracePeriod(GRACE)
                .protocolsDiscoverServices(false)
                .featuresDiscoverServices(false)
                .contentEncoding(RawContentEncoding.context())
                .connectionOptions(options -> options.tcpNoDelay(true).socketKeepAlive(true))
                .routing(HttpRouting.builder().any(proxy))
                .addConnectionSelector(new WatchedConnections(selector, current))
                .build();
    }

    private ListenFailedException listenFailed(Exception failure) {
        open.close();
        String where = "port " + config.listenPort() + " of " + config.listenHost();
        String why =
                failure instanceof BindException
                        ? "it is in use or not allowed. Stop the program that listens there, or"
                                + " choose another port."
                        : failure.getMessage();
        return new ListenFailedException("Cannot listen on " + where + ": " + why, failure);
    }
}
