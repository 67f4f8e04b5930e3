package io.teamclaw.router.proxy;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.http.Header;
import io.helidon.http.Headers;
import io.helidon.http.Http1HeadersParser;
import io.helidon.webclient.http1.Http1StatusParser;
import io.teamclaw.lifecycle.workspaces.TaskAddress;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;

/**
 * One connection to a workspace or to the portal, for one exchange.
 *
 * <p>Helidon's own client holds each chunk of an answer whole in memory, up to 2 GiB, and writes a
 * request's whole body before it reads the status. A workspace is not trusted, so here its answer
 * is read piece by piece; Helidon's parsers read the head. Connections are not used again: what one
 * answer leaves behind can never be taken for the next. {@link #close} may be called from any
 * thread and ends whatever waits on the connection.
 */
final class Upstream implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final int MAX_STATUS_LINE = 512;
    private static final int MAX_HEAD = 64 * 1024;
    private static final int BUFFER = 16 * 1024;

    private final Socket socket;
    private final DataReader reader;
    private final OutputStream out;

    private Upstream(Socket socket) throws IOException {
        this.socket = socket;
        this.out = socket.getOutputStream();
        byte[] buffer = new byte[BUFFER];
        this.reader = DataReader.create(() -> read(socket, buffer));
    }

    /**
     * @throws IOException if nobody listens there
     */
    static Upstream connect(TaskAddress address, Duration readTimeout) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            socket.setSoTimeout(Math.toIntExact(readTimeout.toMillis()));
            InetSocketAddress to = new InetSocketAddress(address.host(), address.port());
            socket.connect(to, Math.toIntExact(CONNECT.toMillis()));
            return new Upstream(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Sends a request's head. @param target path and query as they came */
    void sendHead(String method, String target, Headers headers) throws IOException {
        BufferData head = BufferData.growing(1024);
        head.writeAscii(method + " " + target + " HTTP/1.1\r\n");
        for (Header header : headers) {
            header.writeHttp1Header(head);
        }
        head.writeAscii("\r\n");
        out.write(head.readBytes());
        out.flush();
    }

    /** Waits for the answer's head, past those of interim answers such as 103. */
    AnswerHead readHead() throws IOException {
        try {
            while (true) {
                int code = Http1StatusParser.readStatus(reader, MAX_STATUS_LINE).code();
                Headers headers = Http1HeadersParser.readHeaders(reader, MAX_HEAD, true);
                boolean interim = code < 200 && code != 101;
                if (!interim) {
                    return AnswerHead.of(code, headers);
                }
            }
        } catch (DataReader.InsufficientDataAvailableException e) {
            throw new EOFException("The connection ended before an answer");
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (IllegalStateException
                | IllegalArgumentException
                | DataReader.IncorrectNewLineException e) {
            throw new IOException("The answer is no HTTP", e);
        }
    }

    /** From here on a read may wait as long as this; zero is for ever. */
    void readTimeout(Duration timeout) throws IOException {
        socket.setSoTimeout(Math.toIntExact(timeout.toMillis()));
    }

    DataReader reader() {
        return reader;
    }

    OutputStream out() {
        return out;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Socket socket, byte[] buffer) {
        try {
            int count = socket.getInputStream().read(buffer);
            return count < 0 ? null : Arrays.copyOf(buffer, count);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
