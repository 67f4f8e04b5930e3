package io.teamclaw.sidecar.upstream;

import java.util.Optional;
import java.util.OptionalLong;

/** The body of a request, from whoever sends it. It may be read by several attempts in turn. */
public interface RequestBody {
    /** Whether there is no body at all. */
    boolean isEmpty();

    /** Its size in bytes where it is known; otherwise it goes in chunks. */
    OptionalLong length();

    /** All of it where it is in memory already; not to be changed. */
    Optional<byte[]> whole();

    /** Whether it can be read from its beginning, also after it has been read. */
    boolean isRepeatable();

    /**
     * Reads what is there, at least one byte; waits for its sender where it has to.
     *
     * @param position from which byte of the body on
     * @return how many bytes, -1 at the end
     * @throws Gone where its sender went away before it was whole
     * @throws java.io.IOException where it has not been kept that far back
     */
    int read(long position, byte[] into, int offset, int length) throws java.io.IOException;

    /** Some of it has gone upstream. */
    void sent();

    /** The sender of a body went away. */
    final class Gone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Gone(Throwable cause) {
            super("The sender of the body is gone", cause);
        }
    }
}
