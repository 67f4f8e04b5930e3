package io.teamclaw.sidecar.usage;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All providers at once: does what each call's story says, and keeps nothing but attempts. */
final class SoakProvider implements AutoCloseable {
    private static final Pattern NUMBER = Pattern.compile("-(\\d{8})[\":]");
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

    private final ServerSocket server = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
    private final AtomicIntegerArray attempts;

    SoakProvider(int calls) throws IOException {
        attempts = new AtomicIntegerArray(calls);
        Thread.ofVirtual().start(this::accept);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException over) {
            assert server.isClosed() : over;
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (String request = request(in); !request.isEmpty(); request = request(in)) {
                Matcher number = NUMBER.matcher(request);
                if (!number.find()) {
                    throw new AssertionError("Whose call is this? " + request);
                }
                if (!answer(SoakCall.of(Integer.parseInt(number.group(1))), socket, in)) {
                    return;
                }
            }
        } catch (IOException gone) {
            assert !(gone instanceof SocketException) || socket.isClosed() || !server.isClosed();
        }
    }

    /** Gives back whether the connection goes on. */
    private boolean answer(SoakCall call, Socket socket, InputStream in) throws IOException {
        OutputStream out = socket.getOutputStream();
        int attempt = attempts.incrementAndGet(call.number());
        byte[] answer = call.answer();
        switch (call.story()) {
            case UPSTREAM_CUTS -> {
                out.write(answer, 0, (int) (call.where() * answer.length));
                return false;
            }
            case UPSTREAM_SILENT -> {
                out.write(answer, 0, (int) (call.where() * answer.length));
                in.read(); // the sidecar gives up
                return false;
            }
            case UPSTREAM_FAILS -> {
                int status = 500 + (int) (call.where() * 4);
                out.write(
                        SoakAnswers.bytes(
                                "HTTP/1.1 " + status + " x\r\ncontent-length: 2\r\n\r\n{}"));
            }
            case FIRST_KEY_LIMITED ->
                    out.write(
                            attempt > 1
                                    ? answer
                                    : SoakAnswers.bytes(
                                            "HTTP/1.1 429 x\r\nretry-after: 1\r\n"
                                                    + "content-length: 2\r\n\r\n{}"));
            case AGENT_LEAVES -> {
                int first = (int) (call.where() * answer.length);
                out.write(answer, 0, first);
                if (isCut(socket, in)) {
                    return false;
                }
                out.write(answer, first, answer.length - first); // read to its end for its usage
            }
            case WHOLE, NOT_ALLOWED -> out.write(answer);
        }
        return true;
    }

    /** Whether the sidecar breaks off within half a second. */
    private static boolean isCut(Socket socket, InputStream in) throws IOException {
        socket.setSoTimeout(500);
        try {
            return in.read() < 0;
        } catch (SocketTimeoutException goesOn) {
            return false;
        } finally {
            socket.setSoTimeout(0);
        }
    }

    private static String request(InputStream in) throws IOException {
        StringBuilder request = new StringBuilder();
        int end = 0;
        while (end < 4) {
            int b = in.read();
            if (b < 0) {
                return "";
            }
            request.append((char) b);
            end = b == (end % 2 == 0 ? '\r' : '\n') ? end + 1 : b == '\r' ? 1 : 0;
        }
        Matcher length = LENGTH.matcher(request);
        byte[] body = in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
        return request.append(new String(body, StandardCharsets.UTF_8)).toString();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
