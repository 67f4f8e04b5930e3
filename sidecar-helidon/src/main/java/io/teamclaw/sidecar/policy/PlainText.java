package io.teamclaw.sidecar.policy;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks through the text of JSON strings. */
final class PlainText {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long QUOTES = 0x2222222222222222L;
    private static final long BACKSLASHES = 0x5c5c5c5c5c5c5c5cL;

    private PlainText() {}

    /**
     * Index of the next quote or backslash, or the end. Eight bytes at a time: prompts are long.
     */
    static int end(byte[] bytes, int from, int end) {
        int i = from;
        for (; i + Long.BYTES <= end; i += Long.BYTES) {
            long eight = (long) LONGS.get(bytes, i);
            long found = zeros(eight ^ QUOTES) | zeros(eight ^ BACKSLASHES);
            if (found != 0) {
                return i + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        while (i < end && bytes[i] != '"' && bytes[i] != '\\') {
            i++;
        }
        return i;
    }

    /** Whether there is a blank, which nothing has that is encoded. */
    static boolean hasBlank(byte[] bytes, int from, int end) {
        for (int i = from; i < end; i++) {
            if (bytes[i] == ' ') {
                return true;
            }
        }
        return false;
    }

    /** The high bit of each byte that is zero; those above the lowest one may be wrong. */
    private static long zeros(long eight) {
        return (eight - 0x0101010101010101L) & ~eight & 0x8080808080808080L;
    }
}
