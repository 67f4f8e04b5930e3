package io.teamclaw.sidecar.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One request at a {@link MockUpstream} and the means to answer it. */
public final class MockExchange {
    private final ReceivedRequest head;
    private final BufferedInputStream in;
    private final Socket socket;
    private final OutputStream out;
    private final Consumer<ReceivedRequest> record;
    private boolean bodyRead;

    private MockExchange(
            ReceivedRequest head,
            BufferedInputStream in,
            Socket socket,
            Consumer<ReceivedRequest> record)
            throws IOException {
        this.head = head;
        this.in = in;
        this.socket = socket;
        this.out = socket.getOutputStream();
        this.record = record;
    }

    /** The next request of a connection, null at its end. */
    static MockExchange read(
            BufferedInputStream in, Socket socket, Consumer<ReceivedRequest> record)
            throws IOException {
        String start = line(in);
        if (start == null) {
            return null;
        }
        List<String> headers = new ArrayList<>();
        for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
            headers.add(line);
        }
        String[] parts = start.split(" ");
        ReceivedRequest head = new ReceivedRequest(parts[0], parts[1], headers, "");
        return new MockExchange(head, in, socket, record);
    }

    /** The request without its body. */
    public ReceivedRequest head() {
        return head;
    }

    /** Reads the body as text and notes the request. */
    public ReceivedRequest request() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        readBody((bytes, length) -> body.write(bytes, 0, length));
        ReceivedRequest whole =
                new ReceivedRequest(
                        head.method(),
                        head.target(),
                        head.headerLines(),
                        body.toString(StandardCharsets.UTF_8));
        record.accept(whole);
        return whole;
    }

    /** What takes the pieces of a body. */
    @FunctionalInterface
    public interface Pieces {
        void take(byte[] bytes, int length);
    }

    /** Reads the body in pieces and keeps nothing of it. */
    public void readBody(Pieces pieces) throws IOException {
        bodyRead = true;
        List<String> length = head.header("content-length");
        if (!length.isEmpty()) {
            read(Long.parseLong(length.getFirst()), pieces);
        } else if (!head.header("transfer-encoding").isEmpty()) {
            long size = Long.parseLong(line(in), 16);
            while (size > 0) {
                read(size, pieces);
                line(in);
                size = Long.parseLong(line(in), 16);
            }
            line(in);
        }
    }

    private void read(long length, Pieces pieces) throws IOException {
        byte[] buffer = new byte[16 * 1024];
        long rest = length;
        while (rest > 0) {
            int n = in.read(buffer, 0, (int) Math.min(buffer.length, rest));
            if (n < 0) {
                throw new IOException("The body ended " + rest + " bytes early");
            }
            pieces.take(buffer, n);
            rest -= n;
        }
    }

    /** Answers with a body of known length. */
    public void answer(int status, String type, String body, String... headerLines)
            throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        head(status, type, headerLines, "content-length: " + bytes.length);
        out.write(bytes);
        out.flush();
    }

    /** Answers with an event stream; pieces follow. */
    public void stream(String... headerLines) throws IOException {
        head(200, "text/event-stream", headerLines, "transfer-encoding: chunked");
    }

    /** Sends one chunk. */
    public void chunk(String text) throws IOException {
        chunk(text.getBytes(StandardCharsets.UTF_8));
    }

    public void chunk(byte[] bytes) throws IOException {
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** Ends a stream as it should be. */
    public void end() throws IOException {
        out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** Sends bytes as they are. */
    public void raw(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** Sends so many bytes as they are. */
    public void raw(byte[] bytes, int length) throws IOException {
        out.write(bytes, 0, length);
        out.flush();
    }

    /** Breaks off with a reset: what was sent may be lost. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Sends no more, but still listens. */
    public void shutdownOutput() throws IOException {
        socket.shutdownOutput();
    }

    /** Breaks off. */
    public void cut() throws IOException {
        socket.close();
    }

    /** Returns once the other side has closed the connection. */
    public void awaitGone() throws IOException {
        try {
            while (in.read() >= 0) {
                // Whatever it still sends is of no interest.
            }
        } catch (IOException e) {
            if (socket.isClosed()) {
                throw e;
            }
        }
    }

    void finish() throws IOException {
        if (!bodyRead) {
            request();
        }
    }

    private void head(int status, String type, String[] more, String framing) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Scripted\r\n");
        head.append("content-type: ").append(type).append("\r\n").append(framing).append("\r\n");
        for (String line : more) {
            head.append(line).append("\r\n");
        }
        raw(head.append("\r\n").toString());
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int b = in.read();
        if (b < 0) {
            return null;
        }
        for (; b >= 0 && b != '\n'; b = in.read()) {
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }
}
