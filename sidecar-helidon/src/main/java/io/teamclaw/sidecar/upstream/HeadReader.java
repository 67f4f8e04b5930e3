package io.teamclaw.sidecar.upstream;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Reads the head of an answer, strictly: what two readers could understand in two ways is refused
 * (RFC 9112, sections 4, 5 and 11).
 */
final class HeadReader {
    /** More than any provider sends, and few enough to hold. */
    private static final int MOST_BYTES = 64 * 1024;

    private static final int MOST_HEADERS = 200;
    private static final int MOST_INTERIM = 8;

    private final Connection connection;

    HeadReader(Connection connection) {
        this.connection = connection;
    }

    /**
     * The head of the final answer; interim ones (1xx) are skipped.
     *
     * @throws MalformedAnswer where it is none
     * @throws EOFException where it ends too early
     */
    AnswerHead read() throws IOException {
        for (int i = 0; i <= MOST_INTERIM; i++) {
            AnswerHead head = next();
            if (head.status() >= 200) {
                return head;
            }
            if (head.status() == 101) {
                throw new MalformedAnswer("a switch of protocols that nobody asked for");
            }
        }
        throw new MalformedAnswer("too many interim answers");
    }

    private AnswerHead next() throws IOException {
        int length = await();
        byte[] bytes = connection.buffer();
        int at = connection.position();
        int end = at + length - 2; // its last line is empty
        int lineEnd = lineEnd(bytes, at, end);
        int status = status(bytes, at, lineEnd);
        boolean http11 = bytes[at + 7] == '1';
        UpstreamHeaders headers = new UpstreamHeaders();
        for (at = lineEnd + 2; at < end; at = lineEnd + 2) {
            lineEnd = lineEnd(bytes, at, end);
            header(bytes, at, lineEnd, headers);
            if (headers.size() > MOST_HEADERS) {
                throw new MalformedAnswer("more than " + MOST_HEADERS + " headers");
            }
        }
        connection.take(length);
        return new AnswerHead(status, headers, http11);
    }

    /** Waits for the whole head and returns its length with the empty line. */
    private int await() throws IOException {
        int seen = 0;
        while (true) {
            byte[] bytes = connection.buffer();
            int from = connection.position();
            int available = connection.available();
            for (int i = seen; i < available; i++) {
                if (bytes[from + i] == '\n') {
                    if (i == 0 || bytes[from + i - 1] != '\r') {
                        throw new MalformedAnswer("a line that ends with LF alone");
                    }
                    if (i >= 3 && bytes[from + i - 2] == '\n') {
                        return i + 1;
                    }
                }
            }
            refuseOther(bytes, from, available);
            seen = available;
            if (!connection.fill(MOST_BYTES)) {
                throw new EOFException("no answer before the end of the connection");
            }
        }
    }

    /** What does not begin like an answer is not waited for. */
    private static void refuseOther(byte[] bytes, int from, int length) throws MalformedAnswer {
        String start = "HTTP/1.";
        for (int i = 0; i < Math.min(length, start.length()); i++) {
            if (bytes[from + i] != start.charAt(i)) {
                throw new MalformedAnswer("something other than HTTP/1.1");
            }
        }
    }

    /** Index of the CR that ends the line. */
    private static int lineEnd(byte[] bytes, int from, int end) throws MalformedAnswer {
        for (int i = from; i < end; i++) {
            byte b = bytes[i];
            if (b == '\r' && bytes[i + 1] == '\n') {
                return i;
            }
            if (b >= 0 && b < ' ' && b != '\t' || b == 0x7f) {
                throw new MalformedAnswer("a control character in the head");
            }
        }
        throw new MalformedAnswer("a line without its end");
    }

    private static int status(byte[] bytes, int from, int end) throws MalformedAnswer {
        refuseOther(bytes, from, end - from);
        boolean shaped =
                end - from >= 12
                        && (bytes[from + 7] == '1' || bytes[from + 7] == '0')
                        && bytes[from + 8] == ' '
                        && (end - from == 12 || bytes[from + 12] == ' ');
        int status = 0;
        for (int i = from + 9; shaped && i < from + 12; i++) {
            shaped = bytes[i] >= '0' && bytes[i] <= '9';
            status = 10 * status + bytes[i] - '0';
        }
        if (!shaped || status < 100 || status > 599) {
            throw new MalformedAnswer("a status line that is none");
        }
        return status;
    }

    private static void header(byte[] bytes, int from, int end, UpstreamHeaders into)
            throws MalformedAnswer {
        int colon = from;
        while (colon < end && isToken(bytes[colon])) {
            if (bytes[colon] >= 'A' && bytes[colon] <= 'Z') {
                bytes[colon] += 'a' - 'A';
            }
            colon++;
        }
        if (colon == from || colon == end || bytes[colon] != ':') {
            throw new MalformedAnswer("a header line that is none, or a folded one");
        }
        int first = colon + 1;
        int last = end;
        while (first < last && isBlank(bytes[first])) {
            first++;
        }
        while (last > first && isBlank(bytes[last - 1])) {
            last--;
        }
        into.add(
                new String(bytes, from, colon - from, StandardCharsets.ISO_8859_1),
                new String(bytes, first, last - first, StandardCharsets.ISO_8859_1));
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    private static boolean isToken(byte b) {
        return b >= 'a' && b <= 'z'
                || b >= 'A' && b <= 'Z'
                || b >= '0' && b <= '9'
                || b > ' ' && "!#$%&'*+-.^_`|~".indexOf(b) >= 0;
    }
}
