package io.teamclaw.sidecar.upstream;

import java.io.OutputStream;
import java.util.OptionalLong;

/** The body of a request, streamed from whoever sends it. */
public interface RequestBody {
    /** Whether there is no body at all. */
    boolean isEmpty();

    /** Its size in bytes where it is known; otherwise it goes in chunks. */
    OptionalLong length();

    /**
     * Writes the body, each piece as it comes.
     *
     * @throws Gone where its sender went away before it was whole
     * @throws java.io.UncheckedIOException where upstream does not take it
     */
    void writeTo(OutputStream out) throws java.io.IOException;

    /** The sender of a body went away. */
    final class Gone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Gone(Throwable cause) {
            super("The sender of the body is gone", cause);
        }
    }
}
