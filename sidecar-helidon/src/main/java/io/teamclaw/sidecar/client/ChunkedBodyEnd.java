package io.teamclaw.sidecar.client;

/**
 * A body in chunks, read strictly: a size of hexadecimal digits, CR LF, the bytes, CR LF; at last
 * {@code 0} and an empty line. Chunk extensions and trailers, which no client of a model provider
 * sends and which readers take differently, are refused.
 */
final class ChunkedBodyEnd implements BodyEnd {
    private static final int MOST_DIGITS = 7;

    private enum Expecting {
        SIZE,
        SIZE_LF,
        BYTES,
        BYTES_CR,
        BYTES_LF,
        LAST_CR,
        LAST_LF
    }

    private Expecting expecting = Expecting.SIZE;
    private int digits;
    private int size;

    @Override
    public int end(byte[] bytes, int from) throws Refused {
        int i = from;
        while (i < bytes.length) {
            switch (expecting) {
                case SIZE -> sizeDigit(bytes[i++]);
                case SIZE_LF -> {
                    take(bytes[i++], '\n');
                    expecting = size == 0 ? Expecting.LAST_CR : Expecting.BYTES;
                }
                case BYTES -> {
                    int here = Math.min(size, bytes.length - i);
                    i += here;
                    size -= here;
                    if (size == 0) {
                        expecting = Expecting.BYTES_CR;
                    }
                }
                case BYTES_CR -> {
                    take(bytes[i++], '\r');
                    expecting = Expecting.BYTES_LF;
                }
                case BYTES_LF -> {
                    take(bytes[i++], '\n');
                    expecting = Expecting.SIZE;
                    digits = 0;
                }
                case LAST_CR -> {
                    take(bytes[i++], '\r');
                    expecting = Expecting.LAST_LF;
                }
                case LAST_LF -> {
                    take(bytes[i++], '\n');
                    return i;
                }
            }
        }
        return -1;
    }

    private void sizeDigit(int b) throws Refused {
        int digit = Character.digit(b, 16);
        if (b == '\r' && digits > 0) {
            expecting = Expecting.SIZE_LF;
        } else if (digit >= 0 && digits < MOST_DIGITS) {
            size = (digits == 0 ? 0 : size * 16) + digit;
            digits++;
        } else {
            throw new Refused(WireRefusal.BAD_CHUNK);
        }
    }

    private static void take(int b, int wanted) throws Refused {
        if (b != wanted) {
            throw new Refused(WireRefusal.BAD_CHUNK);
        }
    }
}
