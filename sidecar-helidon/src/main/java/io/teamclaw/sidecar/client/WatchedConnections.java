package io.teamclaw.sidecar.client;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.time.Duration;
import java.util.Set;

/** Helidon's HTTP/1.1 connections, each with a {@link ClientWatch} between reader and socket. */
public final class WatchedConnections implements ServerConnectionSelector {
    private final ServerConnectionSelector http;
    private final ThreadLocal<ClientWatch> watches = new ThreadLocal<>();

    public WatchedConnections(ServerConnectionSelector http) {
        this.http = http;
    }

    /** The watch of the connection whose thread asks; a handler runs on that thread. */
    public ClientWatch current() {
        return watches.get();
    }

    /**
     * Ends a connection after an answer where the client wants that (RFC 9112, section 9.6);
     * Helidon says so in the answer and then waits for the client to do it.
     */
    public Filter closing() {
        return (chain, request, response) -> {
            try {
                chain.proceed();
            } finally {
                if (request.headers().containsToken(HeaderValues.CONNECTION_CLOSE)) {
                    current().end();
                }
            }
        };
    }

    @Override
    public int bytesToIdentifyConnection() {
        return http.bytesToIdentifyConnection();
    }

    @Override
    public Support supports(BufferData data) {
        return http.supports(data);
    }

    @Override
    public Set<String> supportedApplicationProtocols() {
        return http.supportedApplicationProtocols();
    }

    @Override
    public ServerConnection connection(ConnectionContext context) {
        // As the server's only selector it is asked before anything was read.
        ClientWatch watch = new ClientWatch(context.serverSocket());
        DataReader reader = DataReader.create(watch);
        return new Watched(http.connection(new WatchedContext(context, reader)), watch);
    }

    private final class Watched implements ServerConnection {
        private final ServerConnection connection;
        private final ClientWatch watch;

        Watched(ServerConnection connection, ClientWatch watch) {
            this.connection = connection;
            this.watch = watch;
        }

        @Override
        public void handle(Limit limit) throws InterruptedException {
            watches.set(watch);
            try {
                connection.handle(limit);
            } finally {
                watches.remove();
            }
        }

        @Override
        public Duration idleTime() {
            return connection.idleTime();
        }

        @Override
        public void close(boolean interrupt) {
            connection.close(interrupt);
        }
    }
}
