package io.teamclaw.sidecar.usage;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** Bytes as a network delivers them: in pieces of any size, each in a buffer that is used again. */
final class Pieces {
    /** What takes a piece. */
    @FunctionalInterface
    interface Taker {
        void take(byte[] bytes, int offset, int length);
    }

    private Pieces() {}

    /**
     * @param size of the next piece, told how many bytes are left; what is not in 1 to that is cut
     */
    static void feed(byte[] bytes, IntUnaryOperator size, Taker taker) {
        int at = 0;
        while (at < bytes.length) {
            int left = bytes.length - at;
            int length = Math.clamp(size.applyAsInt(left), 1, left);
            byte[] buffer = new byte[length + 2];
            System.arraycopy(bytes, at, buffer, 1, length);
            taker.take(buffer, 1, length);
            Arrays.fill(buffer, (byte) '"');
            at += length;
        }
    }
}
