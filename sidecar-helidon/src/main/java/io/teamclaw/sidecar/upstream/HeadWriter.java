package io.teamclaw.sidecar.upstream;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** The head of a request as bytes, and of its body what fits behind it. */
final class HeadWriter {
    /** Up to here head and body leave in one write. */
    private static final int TOGETHER = 16 * 1024;

    private byte[] bytes = new byte[1024];
    private int length;

    /** Text of a request line; ASCII. */
    HeadWriter text(String text) {
        reserve(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            bytes[length++] = (byte) (c <= 0xff ? c : '?');
        }
        return this;
    }

    HeadWriter line() {
        reserve(2);
        bytes[length++] = '\r';
        bytes[length++] = '\n';
        return this;
    }

    /**
     * @throws IllegalArgumentException where it would not be one line
     */
    HeadWriter header(String name, String value) {
        int from = length;
        text(name).text(": ").text(value);
        for (int i = from; i < length; i++) {
            if (bytes[i] == '\r' || bytes[i] == '\n' || bytes[i] == 0) {
                throw new IllegalArgumentException("A header holds the end of a line: " + name);
            }
        }
        return line();
    }

    /** Writes the head and a body behind it, in one write where they are small. */
    void writeTo(OutputStream out, byte[] body) throws IOException {
        int fits = Math.min(body.length, Math.max(0, TOGETHER - length));
        reserve(fits);
        System.arraycopy(body, 0, bytes, length, fits);
        length += fits; // so that what was said is forgotten with the key
        out.write(bytes, 0, length);
        if (fits < body.length) {
            out.write(body, fits, body.length - fits);
        }
        out.flush();
    }

    /** Writes the head alone. */
    void writeHead(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
    }

    /** Forgets all of it: it held a key. */
    void clear() {
        if (bytes.length > TOGETHER) {
            Arrays.fill(bytes, 0, length, (byte) 0);
            bytes = new byte[1024];
        } else {
            Arrays.fill(bytes, 0, length, (byte) 0);
        }
        length = 0;
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            byte[] larger = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
            Arrays.fill(bytes, 0, length, (byte) 0);
            bytes = larger;
        }
    }
}
