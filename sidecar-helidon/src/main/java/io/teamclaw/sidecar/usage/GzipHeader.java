package io.teamclaw.sidecar.usage;

import java.util.zip.DataFormatException;

/** Steps over the header of a gzip member (RFC 1952, section 2.3), cut anywhere. */
final class GzipHeader {
    private static final int CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    /** Fixed part, of which the fourth byte holds the flags. */
    private static final int FIXED = 10;

    private static final int FLAGS_AT = 3;
    private static final int TRAILER = 8;
    private static final int[] MAGIC = {0x1F, 0x8B, 8};

    private enum At {
        TRAILER,
        FIXED,
        EXTRA_LENGTH,
        EXTRA,
        NAME,
        COMMENT,
        CRC,
        OVER
    }

    private At at = At.FIXED;
    private int seen;
    private int flags;
    private int extra;

    boolean isOver() {
        return at == At.OVER;
    }

    void restartAfterTrailer() {
        at = At.TRAILER;
        seen = 0;
    }

    /**
     * @return where the header's bytes end, or the piece does
     * @throws DataFormatException where it is none
     */
    int skip(byte[] bytes, int from, int end) throws DataFormatException {
        int i = from;
        while (i < end && at != At.OVER) {
            take(bytes[i++] & 0xFF);
        }
        return i;
    }

    private void take(int b) throws DataFormatException {
        switch (at) {
            case TRAILER -> {
                if (++seen == TRAILER) {
                    go(At.FIXED);
                }
            }
            case FIXED -> fixed(b);
            case EXTRA_LENGTH -> {
                extra |= b << 8 * seen;
                if (++seen == 2) {
                    go(extra == 0 ? after(At.EXTRA) : At.EXTRA);
                }
            }
            case EXTRA -> {
                if (++seen == extra) {
                    go(after(At.EXTRA));
                }
            }
            case NAME -> {
                if (b == 0) {
                    go(after(At.NAME));
                }
            }
            case COMMENT -> {
                if (b == 0) {
                    go(after(At.COMMENT));
                }
            }
            case CRC -> {
                if (++seen == 2) {
                    go(At.OVER);
                }
            }
            case OVER -> throw new DataFormatException("The header is over");
        }
    }

    private void fixed(int b) throws DataFormatException {
        if (seen < MAGIC.length && b != MAGIC[seen]) {
            throw new DataFormatException("It is not gzip");
        }
        if (seen == FLAGS_AT) {
            flags = b;
            extra = 0;
        }
        if (++seen == FIXED) {
            go((flags & EXTRA) != 0 ? At.EXTRA_LENGTH : after(At.EXTRA));
        }
    }

    private At after(At part) {
        if (part == At.EXTRA && (flags & NAME) != 0) {
            return At.NAME;
        }
        if (part != At.COMMENT && (flags & COMMENT) != 0) {
            return At.COMMENT;
        }
        return (flags & CRC) != 0 ? At.CRC : At.OVER;
    }

    private void go(At next) {
        at = next;
        seen = 0;
    }
}
