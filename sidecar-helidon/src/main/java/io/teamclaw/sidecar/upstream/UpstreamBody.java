package io.teamclaw.sidecar.upstream;

import io.helidon.common.buffers.DataReader;
import java.io.IOException;
import java.io.InputStream;

/** The body of upstream's answer, as it comes. */
public final class UpstreamBody {
    private final InputStream in;
    private final boolean endsWithConnection;

    /**
     * @param endsWithConnection whether only the connection's end tells the body's (RFC 9112,
     *     section 6.3, item 8)
     */
    UpstreamBody(InputStream in, boolean endsWithConnection) {
        this.in = in;
        this.endsWithConnection = endsWithConnection;
    }

    /**
     * Reads what is there, at least one byte.
     *
     * @return how many bytes, -1 at the end
     * @throws UpstreamFailure where the body breaks off
     */
    public int read(byte[] buffer) throws UpstreamFailure {
        try {
            int n = in.read(buffer);
            while (n == 0) {
                n = in.read(buffer);
            }
            return n;
        } catch (DataReader.InsufficientDataAvailableException e) {
            if (endsWithConnection) {
                return -1;
            }
            throw UpstreamFailure.of(e);
        } catch (IOException | RuntimeException e) {
            throw UpstreamFailure.of(e);
        }
    }
}
