package io.teamclaw.sidecar.client;

import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rules for requests once more, in the plainest way: over the whole of what a client sends,
 * line by line, with regular expressions.
 */
final class SlowGate {
    private static final Pattern ALLOWED = Pattern.compile("[\\t -~]*");
    private static final Pattern METHOD = Pattern.compile("([A-Z]{1,16}) (.*)");
    private static final Pattern TARGET = Pattern.compile("([!-~]*)(.*)");
    private static final Pattern HEADER =
            Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \\t]*(.*?)[ \\t]*");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,15}");
    private static final int MOST_LINES = 100;

    /**
     * What becomes of a client's bytes.
     *
     * @param passed how many are let through
     * @param refusal why no more are, if not because the client ended
     */
    record Outcome(int passed, Optional<WireRefusal> refusal) {}

    private static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient WireRefusal refusal;
        private final int at;

        Wrong(WireRefusal refusal, int at) {
            super(refusal.name());
            this.refusal = refusal;
            this.at = at;
        }
    }

    private final String sent;
    private final NavigableSet<Integer> ends;
    private final int mostHead;
    private int passed;

    /**
     * @param sent each byte as a character
     * @param ends where each piece ended that came
     * @param mostHead bytes of a head
     */
    SlowGate(String sent, NavigableSet<Integer> ends, int mostHead) {
        this.sent = sent;
        this.ends = ends;
        this.mostHead = mostHead;
    }

    Outcome outcome() {
        try {
            while (passed < sent.length() && message()) {
                // The next one, if this was whole.
            }
            return new Outcome(passed, Optional.empty());
        } catch (Wrong e) {
            return new Outcome(passed, Optional.of(e.refusal));
        }
    }

    /** Whether it is whole. */
    private boolean message() {
        int begin = passed;
        if (begin > 0 && !ends.contains(begin)) {
            throw new Wrong(WireRefusal.PIPELINED, begin);
        }
        int head = headEnd(begin);
        if (head < 0) {
            return false;
        }
        Body body = body(sent.substring(begin, head));
        int withHead = ends.ceiling(head);
        try {
            int end = body.chunked ? chunkedEnd(head) : Math.addExact(head, body.length);
            boolean whole = end >= 0 && end <= sent.length();
            passed = whole ? end : sent.length();
            return whole;
        } catch (Wrong e) {
            passed = e.at < withHead ? begin : ends.floor(e.at);
            throw e;
        }
    }

    /** Behind the head that begins there, -1 where it is not whole. */
    private int headEnd(int begin) {
        int from = begin;
        for (int line = 0; ; line++) {
            WireRefusal malformed =
                    line == 0 ? WireRefusal.BAD_REQUEST_LINE : WireRefusal.BAD_HEADER;
            Matcher allowed = ALLOWED.matcher(sent).region(from, sent.length());
            int to = allowed.lookingAt() ? allowed.end() : from;
            int most = begin + (line == 0 ? mostHead / 2 : mostHead);
            if (to > from && to > most) {
                throw new Wrong(
                        line == 0 ? WireRefusal.LINE_TOO_LONG : WireRefusal.HEAD_TOO_LARGE, most);
            }
            if (to == sent.length() || sent.charAt(to) == '\r' && to + 1 == sent.length()) {
                return -1;
            }
            if (!sent.startsWith("\r\n", to)) {
                throw new Wrong(malformed, to);
            }
            if (to == from) {
                return to + 2;
            }
            if (line == MOST_LINES) {
                throw new Wrong(WireRefusal.HEAD_TOO_LARGE, to);
            }
            from = to + 2;
        }
    }

    private record Body(boolean chunked, int length) {}

    private static Body body(String head) {
        String[] lines = head.split("\r\n");
        requestLine(lines.length == 0 ? "" : lines[0]);
        int hosts = 0;
        boolean chunked = false;
        long length = -1;
        for (int i = 1; i < lines.length; i++) {
            Matcher header = HEADER.matcher(lines[i]);
            refuseUnless(header.matches(), WireRefusal.BAD_HEADER);
            String value = header.group(2);
            switch (header.group(1).toLowerCase(Locale.ROOT)) {
                case "host" -> hosts++;
                case "content-length" -> {
                    refuseUnless(
                            length < 0 && DIGITS.matcher(value).matches(), WireRefusal.BAD_LENGTH);
                    length = Long.parseLong(value);
                }
                case "transfer-encoding" -> {
                    refuseUnless(!chunked, WireRefusal.BAD_LENGTH);
                    refuseUnless(value.equalsIgnoreCase("chunked"), WireRefusal.UNKNOWN_CODING);
                    chunked = true;
                }
                case "expect" -> throw new Wrong(WireRefusal.EXPECTATION, 0);
                case "upgrade", "http2-settings" -> throw new Wrong(WireRefusal.UPGRADE, 0);
                default -> {
                    // Any other header may pass.
                }
            }
        }
        refuseUnless(hosts == 1, WireRefusal.BAD_HOST);
        refuseUnless(!chunked || length < 0, WireRefusal.BAD_LENGTH);
        return new Body(chunked, (int) Math.min(Math.max(0, length), Integer.MAX_VALUE / 2));
    }

    private static void requestLine(String line) {
        Matcher method = METHOD.matcher(line);
        refuseUnless(method.matches(), WireRefusal.BAD_REQUEST_LINE);
        Matcher target = TARGET.matcher(method.group(2));
        refuseUnless(target.matches(), WireRefusal.BAD_REQUEST_LINE);
        String path = target.group(1);
        String version = target.group(2).toUpperCase(Locale.ROOT);
        if (!version.equals(" HTTP/1.1")) {
            boolean other = !path.isEmpty() && version.matches(" HTTP/[!-~]*");
            throw new Wrong(other ? WireRefusal.VERSION : WireRefusal.BAD_REQUEST_LINE, 0);
        }
        refuseUnless(path.matches("/[^#\\\\]*"), WireRefusal.BAD_TARGET);
    }

    /** Behind the last chunk, -1 where it has not come. */
    private int chunkedEnd(int begin) {
        int at = begin;
        while (true) {
            int from = at;
            while (at < sent.length() && at - from < 7 && isHex(sent.charAt(at))) {
                at++;
            }
            String size = sent.substring(from, at);
            at = lineEnd(at, size.isEmpty());
            if (at < 0) {
                return -1;
            }
            int length = Integer.parseInt(size, 16);
            if (at + length > sent.length()) {
                return -1;
            }
            at = lineEnd(at + length, false);
            if (at < 0 || length == 0) {
                return at;
            }
        }
    }

    private int lineEnd(int at, boolean tooEarly) {
        for (int i = 0; i < 2; i++) {
            if (at + i == sent.length()) {
                return -1;
            }
            if (tooEarly || sent.charAt(at + i) != "\r\n".charAt(i)) {
                throw new Wrong(WireRefusal.BAD_CHUNK, at + i);
            }
        }
        return at + 2;
    }

    private static boolean isHex(char c) {
        return "0123456789abcdefABCDEF".indexOf(c) >= 0;
    }

    private static void refuseUnless(boolean right, WireRefusal refusal) {
        if (!right) {
            throw new Wrong(refusal, 0);
        }
    }
}
