package io.teamclaw.sidecar.client;

/**
 * What a whole head must be like to be read any further, and where its message ends. The lines are
 * known to end with CR LF and to hold printable ASCII and tabs only ({@link HeadScan}).
 */
final class HeadRules {
    private static final byte[] VERSION = ascii(" HTTP/1.1");
    private static final byte[] ANY_VERSION = ascii(" HTTP/");
    private static final byte[] HOST = ascii("host");
    private static final byte[] CONTENT_LENGTH = ascii("content-length");
    private static final byte[] TRANSFER_ENCODING = ascii("transfer-encoding");
    private static final byte[] CHUNKED = ascii("chunked");
    private static final byte[] EXPECT = ascii("expect");
    private static final byte[] UPGRADE = ascii("upgrade");
    private static final byte[] SETTINGS = ascii("http2-settings");

    /** More digits than any body has; far from the end of a long. */
    private static final int MOST_DIGITS = 15;

    private static final int LONGEST_METHOD = 16;
    private static final String IN_NAMES = "!#$%&'*+-.^_`|~";

    private final byte[] head;
    private int hosts;
    private boolean chunked;
    private long length = -1;

    private HeadRules(byte[] head) {
        this.head = head;
    }

    /**
     * Checks the head that ends before an index.
     *
     * @return finds the end of the message's body
     * @throws Refused where the head breaks a rule
     */
    static BodyEnd check(byte[] head, int end) throws Refused {
        HeadRules rules = new HeadRules(head);
        int line = rules.lineEnd(0);
        rules.requestLine(line);
        for (int from = line + 2; from < end - 2; from = line + 2) {
            line = rules.lineEnd(from);
            rules.header(from, line);
        }
        return rules.bodyEnd();
    }

    private BodyEnd bodyEnd() throws Refused {
        if (hosts != 1) {
            throw new Refused(WireRefusal.BAD_HOST);
        }
        if (chunked && length >= 0) {
            throw new Refused(WireRefusal.BAD_LENGTH);
        }
        if (chunked) {
            return new ChunkedBodyEnd();
        }
        return length > 0 ? new SizedBodyEnd(length) : BodyEnd.NO_BODY;
    }

    private int lineEnd(int from) {
        int i = from;
        while (head[i] != '\r') {
            i++;
        }
        return i;
    }

    private void requestLine(int end) throws Refused {
        int space = 0;
        while (space < end && head[space] >= 'A' && head[space] <= 'Z') {
            space++;
        }
        if (space == 0 || space > LONGEST_METHOD || head[space] != ' ') {
            throw new Refused(WireRefusal.BAD_REQUEST_LINE);
        }
        int target = space + 1;
        int targetEnd = target;
        while (targetEnd < end && head[targetEnd] > ' ') {
            targetEnd++;
        }
        if (!isAt(targetEnd, end, VERSION)) {
            boolean other = targetEnd > target && startsAt(targetEnd, end, ANY_VERSION);
            throw new Refused(
                    other && noSpaceAfter(targetEnd + 1, end)
                            ? WireRefusal.VERSION
                            : WireRefusal.BAD_REQUEST_LINE);
        }
        if (targetEnd == target || head[target] != '/') {
            throw new Refused(WireRefusal.BAD_TARGET);
        }
        for (int i = target; i < targetEnd; i++) {
            if (head[i] == '#' || head[i] == '\\') {
                throw new Refused(WireRefusal.BAD_TARGET);
            }
        }
    }

    private boolean noSpaceAfter(int from, int end) {
        for (int i = from; i < end; i++) {
            if (head[i] <= ' ') {
                return false;
            }
        }
        return true;
    }

    private void header(int from, int end) throws Refused {
        int colon = from;
        while (colon < end && isTokenCharacter(head[colon])) {
            colon++;
        }
        if (colon == from || colon == end || head[colon] != ':') {
            throw new Refused(WireRefusal.BAD_HEADER);
        }
        int first = colon + 1;
        int last = end;
        while (first < last && isBlank(head[first])) {
            first++;
        }
        while (last > first && isBlank(head[last - 1])) {
            last--;
        }
        if (isAt(from, colon, HOST)) {
            hosts++;
        } else if (isAt(from, colon, CONTENT_LENGTH)) {
            contentLength(first, last);
        } else if (isAt(from, colon, TRANSFER_ENCODING)) {
            transferEncoding(first, last);
        } else if (isAt(from, colon, EXPECT)) {
            throw new Refused(WireRefusal.EXPECTATION);
        } else if (isAt(from, colon, UPGRADE) || isAt(from, colon, SETTINGS)) {
            throw new Refused(WireRefusal.UPGRADE);
        }
    }

    private void contentLength(int from, int to) throws Refused {
        if (length >= 0 || from == to || to - from > MOST_DIGITS) {
            throw new Refused(WireRefusal.BAD_LENGTH);
        }
        length = 0;
        for (int i = from; i < to; i++) {
            if (head[i] < '0' || head[i] > '9') {
                throw new Refused(WireRefusal.BAD_LENGTH);
            }
            length = length * 10 + head[i] - '0';
        }
    }

    private void transferEncoding(int from, int to) throws Refused {
        if (chunked) {
            throw new Refused(WireRefusal.BAD_LENGTH);
        }
        if (!isAt(from, to, CHUNKED)) {
            throw new Refused(WireRefusal.UNKNOWN_CODING);
        }
        chunked = true;
    }

    /** Whether exactly this stands there; letters compare without case. */
    private boolean isAt(int from, int to, byte[] text) {
        return to - from == text.length && startsAt(from, to, text);
    }

    private boolean startsAt(int from, int to, byte[] text) {
        if (to - from < text.length) {
            return false;
        }
        for (int i = 0; i < text.length; i++) {
            if (lower(head[from + i]) != lower(text[i])) {
                return false;
            }
        }
        return true;
    }

    private static int lower(int b) {
        return b >= 'A' && b <= 'Z' ? b + 32 : b;
    }

    private static boolean isBlank(int b) {
        return b == ' ' || b == '\t';
    }

    private static boolean isTokenCharacter(int b) {
        return b >= 'a' && b <= 'z'
                || b >= 'A' && b <= 'Z'
                || b >= '0' && b <= '9'
                || IN_NAMES.indexOf(b) >= 0;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }
}
