package io.teamclaw.sidecar.upstream;

/** How the end of an answer's body is told (RFC 9112, section 6.3). */
sealed interface Framing {
    /** There is no body. */
    record None() implements Framing {}

    /**
     * After so many bytes.
     *
     * @param bytes at least 0
     */
    record Length(long bytes) implements Framing {}

    /** By the last chunk. */
    record Chunked() implements Framing {}

    /** By the end of the connection. */
    record UntilClose() implements Framing {}
}
