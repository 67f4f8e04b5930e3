package io.teamclaw.sidecar.usage;

import java.nio.charset.StandardCharsets;

/** Text as it comes out of a JSON string: its size in UTF-8, and its beginning if it is wanted. */
final class Utf8Prefix {
    /** No name and no model that is read is longer; what is, is kept in part. */
    private static final int LONGEST = 512;

    private static final int NO_SURROGATE = 0;

    private final byte[] buffer = new byte[LONGEST];
    private boolean keeping;
    private int kept;
    private long size;
    private int highSurrogate;
    private int keptBefore;

    void begin(boolean keep) {
        keeping = keep;
        kept = 0;
        size = 0;
        highSurrogate = NO_SURROGATE;
    }

    /** Bytes that stand for themselves. */
    void plain(byte[] bytes, int offset, int length) {
        highSurrogate = NO_SURROGATE;
        size += length;
        if (keeping) {
            int fits = Math.min(length, LONGEST - kept);
            System.arraycopy(bytes, offset, buffer, kept, fits);
            kept += fits;
        }
    }

    /** The letter after a backslash, other than u. */
    void escaped(byte letter) {
        highSurrogate = NO_SURROGATE;
        put(
                switch (letter) {
                    case 'b' -> '\b';
                    case 'f' -> '\f';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case 't' -> '\t';
                    default -> letter;
                });
    }

    /** The four hex digits after a backslash and u; half a pair counts as a question mark. */
    void unicode(int unit) {
        if (Character.isLowSurrogate((char) unit) && highSurrogate != NO_SURROGATE) {
            size--; // the question mark of the first half
            kept = keptBefore;
            int point = Character.toCodePoint((char) highSurrogate, (char) unit);
            put(0xF0 | point >> 18);
            put(0x80 | point >> 12 & 0x3F);
            put(0x80 | point >> 6 & 0x3F);
            put(0x80 | point & 0x3F);
            highSurrogate = NO_SURROGATE;
            return;
        }
        highSurrogate = NO_SURROGATE;
        if (Character.isSurrogate((char) unit)) {
            keptBefore = kept;
            put('?');
            highSurrogate = Character.isHighSurrogate((char) unit) ? unit : NO_SURROGATE;
        } else if (unit < 0x80) {
            put(unit);
        } else if (unit < 0x800) {
            put(0xC0 | unit >> 6);
            put(0x80 | unit & 0x3F);
        } else {
            put(0xE0 | unit >> 12);
            put(0x80 | unit >> 6 & 0x3F);
            put(0x80 | unit & 0x3F);
        }
    }

    private void put(int one) {
        size++;
        if (keeping && kept < LONGEST) {
            buffer[kept++] = (byte) one;
        }
    }

    /** Bytes of UTF-8 that the string has so far. */
    long size() {
        return size;
    }

    /** The number of a name. */
    int nameIn(FieldNames names) {
        return size > kept ? FieldNames.UNKNOWN : names.find(buffer, kept);
    }

    /** The string, or the whole characters of its beginning. */
    String text() {
        int end = kept;
        if (size > kept) {
            while (end > 0 && (buffer[end - 1] & 0xC0) == 0x80) {
                end--;
            }
            end = Math.max(0, end - 1);
        }
        return new String(buffer, 0, end, StandardCharsets.UTF_8);
    }
}
