package io.teamclaw.sidecar;

import io.helidon.common.socket.SocketOptions;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.teamclaw.sidecar.client.WatchedConnections;
import io.teamclaw.sidecar.settings.ListenSettings;
import java.time.Duration;

/** Helidon's server, set up so that nothing of a call waits or changes on its way. */
final class Listener {
    /** Longer than the longest pause within a call, so that no call is taken for idle. */
    private static final Duration IDLE_CONNECTION = Duration.ofHours(1);

    /** How long calls that run may still run when the sidecar stops. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private Listener() {}

    /** The connections of agents, each behind a gate. */
    static WatchedConnections connections(ListenSettings settings) {
        int head = settings.limits().headBytes(); // checked before Helidon reads it
        Http1ConnectionSelector http =
                Http1ConnectionSelector.builder()
                        .config(
                                Http1Config.builder()
                                        .sendKeepAliveHeader(false)
                                        .maxPrologueLength(head)
                                        .maxHeadersSize(head)
                                        // Paths are checked against the registry, and raw.
                                        .validatePath(false)
                                        .validatePrologue(false)
                                        // The gate has, before Helidon reads anything.
                                        .validateRequestHeaders(false)
                                        .validateRequestHostHeader(false)
                                        .log(log -> log.receiveLog(false).sendLog(false))
                                        .build())
                        .build();
        return new WatchedConnections(http, settings.limits());
    }

    /** A server that does not listen yet. */
    static WebServer server(
            ListenSettings settings, WatchedConnections connections, Handler handler) {
        return WebServer.builder()
                .host(settings.host())
                .port(settings.port())
                .writeQueueLength(0)
                .writeBufferSize(0)
                .maxPayloadSize(-1)
                .idleConnectionTimeout(IDLE_CONNECTION)
                .shutdownGracePeriod(GRACE)
                .shutdownHook(false)
                .protocolsDiscoverServices(false)
                .featuresDiscoverServices(false)
                // None: compressed bodies pass as they are.
                .contentEncoding(none -> none.contentEncodingsDiscoverServices(false))
                .connectionOptions(
                        SocketOptions.builder().tcpNoDelay(true).socketKeepAlive(true).build())
                .addConnectionSelector(connections)
                .routing(HttpRouting.builder().addFilter(connections.closing()).any(handler))
                .build();
    }
}
