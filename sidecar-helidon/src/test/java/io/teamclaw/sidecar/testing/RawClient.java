package io.teamclaw.sidecar.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** An agent that writes its requests byte for byte. */
public final class RawClient implements AutoCloseable {
    private final Socket socket;
    private final BufferedInputStream in;

    public RawClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(20_000);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** Sends a request that ends its connection and returns all that comes back. */
    public static String call(int port, String methodAndTarget, String body, String... headers)
            throws IOException {
        try (RawClient client = new RawClient(port)) {
            client.send(request(methodAndTarget, body, withClose(headers)));
            return client.rest();
        }
    }

    private static String[] withClose(String[] headers) {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 1);
        all[headers.length] = "Connection: close";
        return all;
    }

    /** A request's bytes; a Host of its own is added unless the headers have one. */
    public static String request(String methodAndTarget, String body, String... headers) {
        StringBuilder request = new StringBuilder(methodAndTarget + " HTTP/1.1\r\n");
        boolean host = false;
        for (String each : headers) {
            request.append(each).append("\r\n");
            host |= each.toLowerCase(java.util.Locale.ROOT).startsWith("host:");
        }
        request.append(host ? "" : "Host: localhost\r\n");
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        request.append(length == 0 ? "" : "Content-Length: " + length + "\r\n");
        return request.append("\r\n").append(body).toString();
    }

    public void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.UTF_8), 0, -1);
    }

    public void send(byte[] bytes, int offset, int length) throws IOException {
        socket.getOutputStream().write(bytes, offset, length < 0 ? bytes.length : length);
        socket.getOutputStream().flush();
    }

    /** Reads until what was read ends with this. */
    public String readUntil(String end) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        byte[] last = end.getBytes(StandardCharsets.UTF_8);
        int b;
        do {
            b = in.read();
            if (b < 0) {
                throw new AssertionError("Ended after: " + read.toString(StandardCharsets.UTF_8));
            }
            read.write(b);
        } while ((byte) b != last[last.length - 1] || !endsWith(read.toByteArray(), last));
        return read.toString(StandardCharsets.UTF_8);
    }

    private static boolean endsWith(byte[] all, byte[] last) {
        int from = all.length - last.length;
        return from >= 0 && java.util.Arrays.equals(all, from, all.length, last, 0, last.length);
    }

    /** Reads so many bytes. */
    public byte[] readBytes(int count) throws IOException {
        return in.readNBytes(count);
    }

    /** Reads to the end of the connection. */
    public byte[] restBytes() throws IOException {
        return in.readAllBytes();
    }

    /** Reads to the end of the connection, as text. */
    public String rest() throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Breaks off with a reset. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Sends no more, but still listens. */
    public void shutdownOutput() throws IOException {
        socket.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
