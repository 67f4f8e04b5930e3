package io.teamclaw.router.proxy;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.ProxyProtocolData;
import io.helidon.webserver.Router;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;

/** Helidon's HTTP/1.1 connections, each with a {@link ClientWatch} between socket and parser. */
public final class WatchedConnections implements ServerConnectionSelector {
    private final ServerConnectionSelector http;
    private final CurrentWatch current;

    public WatchedConnections(ServerConnectionSelector http, CurrentWatch current) {
        this.http = http;
        this.current = current;
    }

    /** Each connection has a thread of its own; the watch of the calling one. */
    public static final class CurrentWatch {
        private final ThreadLocal<ClientWatch> ofThread = new ThreadLocal<>();

        ClientWatch get() {
            return ofThread.get();
        }
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
        ClientWatch watch = new ClientWatch(context.serverSocket());
        ServerConnection connection =
                http.connection(new WatchedContext(context, DataReader.create(watch)));
        return new Watched(connection, watch, current);
    }

    private record Watched(ServerConnection connection, ClientWatch watch, CurrentWatch current)
            implements ServerConnection {
        @Override
        public void handle(Limit limit) throws InterruptedException {
            current.ofThread.set(watch);
            connection.handle(limit);
        }

        @Override
        public Duration idleTime() {
            return watch.isBusy() ? Duration.ZERO : connection.idleTime();
        }

        @Override
        public void close(boolean interrupt) {
            connection.close(interrupt);
        }
    }

    private record WatchedContext(ConnectionContext original, DataReader dataReader)
            implements ConnectionContext {
        @Override
        public ListenerContext listenerContext() {
            return original.listenerContext();
        }

        @Override
        public ExecutorService executor() {
            return original.executor();
        }

        @Override
        public DataWriter dataWriter() {
            return original.dataWriter();
        }

        @Override
        public Router router() {
            return original.router();
        }

        @Override
        public Optional<ProxyProtocolData> proxyProtocolData() {
            return original.proxyProtocolData();
        }

        @Override
        public HelidonSocket serverSocket() {
            return original.serverSocket();
        }

        @Override
        public PeerInfo remotePeer() {
            return original.remotePeer();
        }

        @Override
        public PeerInfo localPeer() {
            return original.localPeer();
        }

        @Override
        public boolean isSecure() {
            return original.isSecure();
        }

        @Override
        public String socketId() {
            return original.socketId();
        }

        @Override
        public String childSocketId() {
            return original.childSocketId();
        }
    }
}
