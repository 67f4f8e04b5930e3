package io.teamclaw.sidecar.policy;

import java.nio.charset.StandardCharsets;

/** A name or a plain value of some JSON, put together from pieces; only its beginning is kept. */
final class Scalar {
    private static final int LONGEST = 256;

    private final byte[] bytes = new byte[LONGEST];
    private int length;
    private boolean text;
    private boolean doubtful;

    /** The next one begins. */
    void clear() {
        length = 0;
        text = false;
        doubtful = false;
    }

    /** It is a string. */
    void beginsText() {
        text = true;
    }

    /** It holds an escape, as which the same can be written in many ways. */
    void foundEscape() {
        doubtful = true;
    }

    /** More of it. */
    void add(byte[] from, int offset, int more) {
        int fits = Math.min(more, LONGEST - length);
        System.arraycopy(from, offset, bytes, length, fits);
        length += fits;
        doubtful |= fits < more;
    }

    boolean isEmpty() {
        return length == 0;
    }

    /** Whether it is a string. */
    boolean isText() {
        return text;
    }

    /** Whether it has escapes, or an end that is not known. */
    boolean isDoubtful() {
        return doubtful;
    }

    /** As it is written, without its quotes. */
    String text() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /** As a whole number from 0 to a billion; 0 where it is none, which the provider refuses. */
    long number() {
        try {
            return Math.clamp((long) Double.parseDouble(text()), 0, 1_000_000_000);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
