package io.teamclaw.router.proxy;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.socket.SocketWriterException;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import io.teamclaw.router.access.OpenConnections;
import io.teamclaw.router.route.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An open WebSocket: bytes in both directions, each by a thread that reads no more while the other
 * side takes no more. When one end closes, both are closed.
 */
final class Tunnel implements ServerConnection {
    private static final System.Logger LOG = System.getLogger(Tunnel.class.getName());
    private static final long REPORT_NANOS = Duration.ofSeconds(1).toNanos();

    private final ConnectionContext client;
    private final Upstream upstream;
    private final Route.Forward forward;
    private final OpenConnections open;
    private final ClientFrames frames = new ClientFrames();
    private final AtomicBoolean ended = new AtomicBoolean();
    private long reportedAt = System.nanoTime() - REPORT_NANOS;

    Tunnel(
            ConnectionContext client,
            Upstream upstream,
            Route.Forward forward,
            OpenConnections open) {
        this.client = client;
        this.upstream = upstream;
        this.forward = forward;
        this.open = open;
    }

    @Override
    public void handle(Limit limit) throws InterruptedException {
        OpenConnections.Registration watched =
                forward.visit().map(visit -> open.add(visit, this::end)).orElse(() -> {});
        Thread down = Thread.ofVirtual().name("socket-down").start(this::pumpDown);
        try (watched) {
            pumpUp();
        } finally {
            down.join();
        }
    }

    private void pumpUp() {
        try {
            while (true) {
                byte[] bytes = client.dataReader().readBuffer().readBytes();
                upstream.out().write(bytes);
                upstream.out().flush();
                report(bytes);
            }
        } catch (IOException
                | UncheckedIOException
                | CloseConnectionException
                | DataReader.InsufficientDataAvailableException e) {
            end();
        }
    }

    private void pumpDown() {
        try {
            while (true) {
                client.dataWriter().writeNow(upstream.reader().readBuffer());
            }
        } catch (UncheckedIOException
                | SocketWriterException
                | DataReader.InsufficientDataAvailableException e) {
            end();
        }
    }

    /** At most once a second: what it leads to is a look at the clock at least. */
    private void report(byte[] sent) {
        boolean persons = frames.arePersons(sent);
        long now = System.nanoTime();
        if (persons && now - reportedAt >= REPORT_NANOS) {
            reportedAt = now;
            forward.activity().run();
        }
    }

    /** Closing the sockets ends both pumps, whatever they wait for. */
    private void end() {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        upstream.close();
        try {
            client.serverSocket().close();
        } catch (UncheckedIOException e) {
            // It was closed or reset before, which is as good.
            LOG.log(System.Logger.Level.TRACE, "The client had gone", e);
        }
    }

    /** Never idle: a chat may be silent for hours, and TCP finds out about lost clients. */
    @Override
    public Duration idleTime() {
        return Duration.ZERO;
    }

    @Override
    public void close(boolean interrupt) {
        end();
    }
}
