package io.teamclaw.sidecar.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP proxy that leads every call to one server of this machine, whatever its name. */
public final class TestProxy implements AutoCloseable {
    private final ServerSocket server;
    private final int target;
    private final String answer;
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    private TestProxy(ServerSocket server, int target, String answer) {
        this.server = server;
        this.target = target;
        this.answer = answer;
        Thread.ofVirtual().start(this::accept);
    }

    /**
     * @param target port of the server
     * @param answer status line to CONNECT; tunnels only with 200
     */
    public static TestProxy start(int target, String answer) throws IOException {
        return new TestProxy(
                new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target, answer);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** The heads of what it was asked. */
    public List<String> heads() {
        return heads;
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                sockets.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException e) {
            sockets.forEach(TestProxy::close); // The test is over.
        }
    }

    private void serve(Socket agent) {
        try (agent;
                Socket upstream = new Socket(InetAddress.getLoopbackAddress(), target)) {
            sockets.add(upstream);
            String head = head(agent.getInputStream());
            heads.add(head);
            if (head.startsWith("CONNECT ")) {
                write(agent, answer + "\r\n\r\n");
                if (!answer.contains(" 200 ")) {
                    return;
                }
            } else {
                write(upstream, head);
            }
            Thread back = Thread.ofVirtual().start(() -> copy(upstream, agent));
            copy(agent, upstream);
            back.join();
        } catch (IOException | UncheckedIOException | InterruptedException e) {
            close(agent); // One side has gone, so that the other must.
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            head.write(in.read());
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static void write(Socket to, String text) throws IOException {
        to.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void copy(Socket from, Socket to) {
        try {
            OutputStream out = to.getOutputStream();
            from.getInputStream().transferTo(out);
            to.shutdownOutput();
        } catch (IOException e) {
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
