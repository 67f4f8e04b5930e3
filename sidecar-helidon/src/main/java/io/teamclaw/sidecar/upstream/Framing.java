package io.teamclaw.sidecar.upstream;

/** How the end of an answer's body is told (RFC 9112, section 6.3). */
sealed interface Framing {
    /** The body's size in bytes where upstream stated it, otherwise -1. */
    default long statedLength() {
        return -1;
    }

    /** There is no body. */
    record None() implements Framing {
        @Override
        public long statedLength() {
            return 0;
        }
    }

    /**
     * After so many bytes.
     *
     * @param statedLength at least 0
     */
    record Length(long statedLength) implements Framing {}

    /** By the last chunk. */
    record Chunked() implements Framing {}

    /** By the end of the connection. */
    record UntilClose() implements Framing {}
}
