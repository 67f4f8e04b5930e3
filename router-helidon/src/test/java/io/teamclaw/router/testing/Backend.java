package io.teamclaw.router.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

/** A server that answers with exactly the bytes a test wants; it notes each request. */
public final class Backend implements AutoCloseable {
    /** Answers one request; the connection is closed when it returns. */
    @FunctionalInterface
    public interface Script {
        void answer(Request request, InputStream in, OutputStream out) throws IOException;
    }

    /** A request's head. @param headers as sent, {@code name: value} in lower-case names */
    public record Request(String line, List<String> headers) {
        /** The values of a header. */
        public List<String> values(String name) {
            String prefix = name.toLowerCase(Locale.ROOT) + ": ";
            return headers.stream()
                    .filter(each -> each.startsWith(prefix))
                    .map(each -> each.substring(prefix.length()))
                    .toList();
        }

        /** The request's target. */
        public String target() {
            return line.split(" ")[1];
        }
    }

    /** Every request so far, and each to come. */
    public final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();

    private final ServerSocket server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile Script script = (request, in, out) -> ok(out, "hello");

    public Backend() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** From now on requests are answered so. */
    public void script(Script next) {
        script = next;
    }

    /** A plain answer. @param headers each {@code Name: value} */
    public static void ok(OutputStream out, String body, String... headers) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 200 OK\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        write(out, head + "Content-Length: " + bytes.length + "\r\n\r\n" + body);
    }

    /** Sends at once. */
    public static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                sockets.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            String line = readLine(in);
            if (line.isEmpty()) {
                return; // somebody only looked whether we listen
            }
            List<String> headers = new ArrayList<>();
            for (String each = readLine(in); !each.isEmpty(); each = readLine(in)) {
                int colon = each.indexOf(':');
                headers.add(
                        each.substring(0, colon).toLowerCase(Locale.ROOT)
                                + ": "
                                + each.substring(colon + 1).strip());
            }
            Request request = new Request(line, headers);
            requests.add(request);
            script.answer(request, in, socket.getOutputStream());
        } catch (IOException e) {
            // The other side ended first; tests look at what they got.
            sockets.remove(socket);
        }
    }

    /** A line without its end; empty at the end of the connection. */
    public static String readLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket each : sockets) {
                each.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
