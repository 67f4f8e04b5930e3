package io.teamclaw.sidecar.client;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.time.Duration;
import java.util.Set;

/**
 * Helidon's HTTP/1.1 connections, each with a {@link ClientWatch} and a {@link MessageGate} between
 * reader and socket.
 */
public final class WatchedConnections implements ServerConnectionSelector, AutoCloseable {
    private final ServerConnectionSelector http;
    private final ListenLimits limits;
    private final OpenConnections open;
    private final ThreadLocal<ClientWatch> watches = new ThreadLocal<>();

    public WatchedConnections(ServerConnectionSelector http, ListenLimits limits) {
        this.http = http;
        this.limits = limits;
        this.open = new OpenConnections(limits.connections());
    }

    /** Looks after slow clients no more. */
    @Override
    public void close() {
        open.close();
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
                if (wantsClose(request.headers())) {
                    current().end();
                }
            }
        };
    }

    /** Nearly all say that they want to keep it, and nothing else. */
    private static boolean wantsClose(Headers headers) {
        return headers.contains(HeaderNames.CONNECTION)
                && !headers.contains(HeaderValues.CONNECTION_KEEP_ALIVE)
                && headers.containsToken(HeaderValues.CONNECTION_CLOSE);
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
        NotedWriter writer = new NotedWriter(context.dataWriter());
        MessageGate gate = new MessageGate(watch, writer, context.serverSocket(), limits);
        DataReader reader = DataReader.create(gate);
        return new Watched(
                http.connection(new WatchedContext(context, reader, writer)), watch, gate);
    }

    private final class Watched implements ServerConnection {
        private final ServerConnection connection;
        private final ClientWatch watch;
        private final MessageGate gate;

        Watched(ServerConnection connection, ClientWatch watch, MessageGate gate) {
            this.connection = connection;
            this.watch = watch;
            this.gate = gate;
        }

        @Override
        public void handle(Limit limit) throws InterruptedException {
            watches.set(watch);
            open.add(gate, watch);
            try {
                connection.handle(limit);
            } finally {
                open.remove(gate);
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
