package io.teamclaw.sidecar.usage;

/**
 * Passes JSON on with the ends of very long strings left out, so that whoever parses it needs
 * little memory even where a body holds a picture as one string. It cuts only between characters
 * and never inside an escape.
 *
 * <p>It tells text from encoded data (base64, also within a {@code data:} URL) by a character that
 * only text has.
 */
final class StringClipper {
    /** Where the clipped JSON goes. */
    @FunctionalInterface
    interface Sink {
        void accept(byte[] bytes, int offset, int length);
    }

    /** The byte after a backslash is to come; a positive value counts hex digits to come. */
    private static final int ESCAPE_LETTER = -1;

    /** Beside letters and digits; escapes are left out, since base64 may be wrapped. */
    private static final String IN_ENCODED_DATA = "+/=-_:;,.";

    private final int limit;
    private boolean inString;
    private int escape;
    private int stringLength;
    private boolean dropping;
    private boolean text;
    private long droppedHere;
    private long droppedText;
    private long passed;

    /**
     * @param limit bytes of a string that pass
     */
    StringClipper(int limit) {
        this.limit = limit;
    }

    void feed(byte[] bytes, int offset, int length, Sink sink) {
        int end = offset + length;
        int from = offset;
        for (int i = offset; i < end; i++) {
            byte b = bytes[i];
            if (!inString) {
                inString = b == '"';
            } else if (escape != 0) {
                escape = escape == ESCAPE_LETTER ? (b == 'u' ? 4 : 0) : escape - 1;
                count();
            } else if (b == '"') {
                from = dropping ? i : from;
                leaveString();
            } else {
                boolean characterStarts = (b & 0xC0) != 0x80;
                if (!dropping && stringLength >= limit && characterStarts) {
                    pass(bytes, from, i, sink);
                    dropping = true;
                }
                escape = b == '\\' ? ESCAPE_LETTER : 0;
                text |= b != '\\' && !isOfEncodedData(b);
                count();
            }
        }
        if (!dropping) {
            pass(bytes, from, end, sink);
        }
    }

    /** Bytes that came so far, without those that were left out of encoded data. */
    long textBytes() {
        return passed + droppedText + (text ? droppedHere : 0);
    }

    /** Forgets an unfinished string: another document begins. */
    void reset() {
        leaveString();
    }

    private void count() {
        stringLength++;
        droppedHere += dropping ? 1 : 0;
    }

    private static boolean isOfEncodedData(byte b) {
        return b >= 'a' && b <= 'z'
                || b >= 'A' && b <= 'Z'
                || b >= '0' && b <= '9'
                || IN_ENCODED_DATA.indexOf(b) >= 0;
    }

    private void leaveString() {
        droppedText += text ? droppedHere : 0;
        droppedHere = 0;
        text = false;
        inString = false;
        escape = 0;
        stringLength = 0;
        dropping = false;
    }

    private void pass(byte[] bytes, int from, int to, Sink sink) {
        if (to > from) {
            passed += to - from;
            sink.accept(bytes, from, to - from);
        }
    }
}
