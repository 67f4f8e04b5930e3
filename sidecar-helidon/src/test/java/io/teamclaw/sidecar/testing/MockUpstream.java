package io.teamclaw.sidecar.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/**
 * A provider on a socket of its own, that does byte for byte what a test's script says. It keeps
 * what it received.
 */
public final class MockUpstream implements AutoCloseable {
    /**
     * What happens once a request's head was read; the body is read when the script asks for it.
     */
    @FunctionalInterface
    public interface Script {
        void run(MockExchange exchange) throws Exception;
    }

    private final ServerSocket server;
    private final Script script;
    private final String scheme;
    private final LinkedBlockingQueue<ReceivedRequest> received = new LinkedBlockingQueue<>();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger made = new AtomicInteger();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();

    private MockUpstream(ServerSocket server, String scheme, Script script) {
        this.server = server;
        this.scheme = scheme;
        this.script = script;
        Thread.ofVirtual().start(this::accept);
    }

    public static MockUpstream start(Script script) throws IOException {
        return new MockUpstream(
                new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), "http", script);
    }

    /** With TLS. */
    public static MockUpstream startSecure(ServerSocketFactory sockets, Script script)
            throws IOException {
        return new MockUpstream(
                sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress()),
                "https",
                script);
    }

    /** One that answers as the real providers do, see {@link ProviderAnswers}. */
    public static MockUpstream speakingAllFormats() throws IOException {
        return start(ProviderAnswers::answer);
    }

    public URI url() {
        return URI.create(scheme + "://localhost:" + server.getLocalPort());
    }

    /** The next request that came in, waited for. */
    public ReceivedRequest next() throws InterruptedException {
        ReceivedRequest next = received.poll(10, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("No request arrived; scripts failed with " + failures);
        }
        return next;
    }

    /** Requests that nobody has taken yet. */
    public int waiting() {
        return received.size();
    }

    /** Connections that were made so far. */
    public int connectionsMade() {
        return made.get();
    }

    /** Connections that were made so far and are not closed. */
    public int openConnections() {
        return connections.size();
    }

    /** Returns once no more than so many connections are open. */
    public void awaitConnections(int most) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        for (int i = 0; i < 400 && connections.size() > most; i++) {
            never.await(50, TimeUnit.MILLISECONDS);
        }
        if (connections.size() > most) {
            throw new AssertionError(connections.size() + " connections stay open");
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                connections.add(socket);
                made.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException e) {
            failures.add(e); // The test is over.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            BufferedInputStream in = new BufferedInputStream(socket.getInputStream());
            while (true) {
                MockExchange exchange = MockExchange.read(in, socket, received::add);
                if (exchange == null) {
                    return;
                }
                script.run(exchange);
                exchange.finish();
            }
        } catch (Exception e) {
            failures.add(e);
        } finally {
            connections.remove(socket);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket each : connections) {
            each.close();
        }
    }
}
