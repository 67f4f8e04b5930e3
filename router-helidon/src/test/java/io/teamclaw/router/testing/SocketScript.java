package io.teamclaw.router.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The server's end of a WebSocket, as far as tests need it. */
public final class SocketScript {
    public static final int TEXT = 1;
    public static final int BINARY = 2;
    public static final int CLOSE = 8;
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    /** One frame. @param opcode what it is */
    public record Frame(int opcode, byte[] payload) {
        public String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }
    }

    private SocketScript() {}

    /** Accepts each socket and sends back what comes, a close too. */
    public static void echo(Backend.Request request, InputStream in, OutputStream out)
            throws IOException {
        accept(request, out);
        Frame frame;
        do {
            frame = read(in);
            write(out, frame.opcode(), frame.payload());
        } while (frame.opcode() != CLOSE);
    }

    /** The handshake's answer. @param headers each {@code Name: value} */
    public static void accept(Backend.Request request, OutputStream out, String... headers)
            throws IOException {
        String key = request.values("sec-websocket-key").get(0);
        StringBuilder head = new StringBuilder("HTTP/1.1 101 Switching Protocols\r\n");
        head.append("Upgrade: websocket\r\nConnection: Upgrade\r\n");
        head.append("Sec-WebSocket-Accept: ").append(acceptOf(key)).append("\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        Backend.write(out, head + "\r\n");
    }

    private static String acceptOf(String key) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-1")
                            .digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A client's frame, unmasked. */
    public static Frame read(InputStream in) throws IOException {
        int first = in.read();
        int second = in.read();
        if (second < 0) {
            throw new IOException("The socket ended");
        }
        long length = second & 0x7f;
        if (length >= 126) {
            byte[] more = in.readNBytes(length == 126 ? 2 : 8);
            length = 0;
            for (byte each : more) {
                length = length << 8 | each & 0xff;
            }
        }
        byte[] mask = in.readNBytes(4);
        byte[] payload = in.readNBytes((int) length);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % 4];
        }
        return new Frame(first & 0x0f, payload);
    }

    /** A server's frame. */
    public static void write(OutputStream out, int opcode, byte[] payload) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream(payload.length + 10);
        frame.write(0x80 | opcode);
        if (payload.length < 126) {
            frame.write(payload.length);
        } else {
            frame.write(127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                frame.write((int) ((long) payload.length >> shift & 0xff));
            }
        }
        frame.writeBytes(payload);
        out.write(frame.toByteArray());
        out.flush();
    }
}
