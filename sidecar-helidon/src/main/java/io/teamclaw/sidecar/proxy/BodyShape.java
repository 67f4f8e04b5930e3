package io.teamclaw.sidecar.proxy;

import io.teamclaw.sidecar.policy.RequestScan;
import io.teamclaw.sidecar.policy.RequestShape;
import io.teamclaw.sidecar.upstream.RequestBody;
import java.io.IOException;
import java.util.Optional;

/** What the body of an agent's request says. */
final class BodyShape {
    private static final int PIECE = 4096;

    private BodyShape() {}

    /**
     * Looks at a body whose beginning was read.
     *
     * @param whole whether a large body is read to its end for that, and kept in a file; otherwise
     *     only its size is known
     * @throws RequestBody.Gone where the agent leaves meanwhile
     */
    static RequestShape of(AgentRequestBody body, boolean whole) {
        Optional<byte[]> inMemory = body.whole();
        if (inMemory.isEmpty() && !whole) {
            return RequestShape.ofSize(body.length().orElse(body.received()));
        }
        RequestScan scan = new RequestScan();
        if (inMemory.isPresent()) {
            scan.feed(inMemory.get(), 0, inMemory.get().length);
        } else {
            readThrough(body, scan);
        }
        return scan.shape();
    }

    private static void readThrough(AgentRequestBody body, RequestScan scan) {
        byte[] piece = new byte[PIECE];
        long position = 0;
        try {
            for (int n = body.read(position, piece, 0, piece.length);
                    n >= 0;
                    n = body.read(position, piece, 0, piece.length)) {
                scan.feed(piece, 0, n);
                position += n;
            }
        } catch (IOException e) {
            throw new RequestBody.Gone(e);
        }
    }
}
