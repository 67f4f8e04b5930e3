package io.teamclaw.sidecar.usage;

/** A JSON string as its bytes come, cut anywhere. Most bytes of a document are looked up here. */
final class JsonString {
    /** Of a very long string without a character that only text has, this much counts. */
    static final int ENCODED_LIMIT = 64 * 1024;

    /** Beside letters and digits, in base64 and {@code data:} URLs; base64 may be wrapped. */
    private static final String IN_ENCODED_DATA = "+/=-_:;,.";

    private static final int IS_TEXT = 1;
    private static final int STOPS = 2;
    private static final byte[] CLASSES = classes();

    private enum In {
        NOTHING,
        PLAIN,
        ESCAPE,
        UNICODE
    }

    private final Utf8Prefix text = new Utf8Prefix();
    private In in = In.NOTHING;
    private int hexLeft;
    private int hex;
    private long rawLength;
    private int seen;

    /**
     * The quote has come that begins it.
     *
     * @param keep whether its beginning is wanted
     */
    void begin(boolean keep) {
        text.begin(keep);
        in = In.PLAIN;
        rawLength = 0;
        seen = 0;
    }

    boolean isOpen() {
        return in != In.NOTHING;
    }

    /** Takes bytes up to its end; returns where it stopped, behind the closing quote if it came. */
    int feed(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && in != In.NOTHING) {
            switch (in) {
                case PLAIN -> at = plain(bytes, at, end);
                case ESCAPE -> escape(bytes[at++]);
                case UNICODE -> unicode(bytes[at++]);
                case NOTHING -> throw new IllegalStateException("It has not begun");
            }
        }
        return at;
    }

    private int plain(byte[] bytes, int from, int end) {
        int at = from;
        int kinds = 0;
        while (at < end) {
            int kind = CLASSES[bytes[at] & 0xFF];
            if (kind == STOPS) {
                break;
            }
            kinds |= kind;
            at++;
        }
        seen |= kinds;
        rawLength += at - from;
        if (at > from) {
            text.plain(bytes, from, at - from);
        }
        if (at == end) {
            return end;
        }
        if (bytes[at] == '"') {
            in = In.NOTHING;
        } else {
            rawLength++;
            in = In.ESCAPE;
        }
        return at + 1;
    }

    private void escape(byte letter) {
        rawLength++;
        if (letter == 'u') {
            in = In.UNICODE;
            hexLeft = 4;
            hex = 0;
        } else {
            text.escaped(letter);
            in = In.PLAIN;
        }
    }

    private void unicode(byte digit) {
        rawLength++;
        hex = hex << 4 | Math.max(0, Character.digit(digit, 16));
        if (--hexLeft == 0) {
            text.unicode(hex);
            in = In.PLAIN;
        }
    }

    /** The document is over in the middle of it. */
    void abandon() {
        in = In.NOTHING;
    }

    /** How many of its bytes do not count, since they are encoded data beyond the limit. */
    long leftOut() {
        return seen == 0 ? Math.max(0, rawLength - ENCODED_LIMIT) : 0;
    }

    /** What it says. */
    Utf8Prefix text() {
        return text;
    }

    private static byte[] classes() {
        byte[] classes = new byte[256];
        for (int b = 0; b < classes.length; b++) {
            boolean encoded =
                    b >= 'a' && b <= 'z'
                            || b >= 'A' && b <= 'Z'
                            || b >= '0' && b <= '9'
                            || IN_ENCODED_DATA.indexOf(b) >= 0;
            classes[b] = (byte) (b == '"' || b == '\\' ? STOPS : encoded ? 0 : IS_TEXT);
        }
        return classes;
    }
}
