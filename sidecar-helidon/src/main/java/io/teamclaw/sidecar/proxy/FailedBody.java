package io.teamclaw.sidecar.proxy;

import io.teamclaw.sidecar.keys.Judge;
import io.teamclaw.sidecar.upstream.UpstreamBody;
import io.teamclaw.sidecar.upstream.UpstreamFailure;
import java.util.Arrays;

/** The body of an answer that may not reach the agent. */
final class FailedBody {
    /** Beyond this a connection is cheaper to make anew than to empty. */
    private static final int MOST_DROPPED = 65_536;

    private FailedBody() {}

    /** Its beginning, as much as there is of what is judged. */
    static byte[] beginning(UpstreamBody body) throws UpstreamFailure {
        byte[] read = new byte[Judge.PREFIX];
        int length = 0;
        byte[] buffer = new byte[Judge.PREFIX];
        while (length < read.length) {
            int n = body.read(buffer);
            if (n < 0) {
                break;
            }
            // What does not fit any more is still the agent's, if it gets the answer.
            if (length + n > read.length) {
                read = Arrays.copyOf(read, length + n);
            }
            System.arraycopy(buffer, 0, read, length, n);
            length += n;
        }
        return Arrays.copyOf(read, length);
    }

    /** Reads the rest, so that another call can have the connection; gives up in bounds. */
    static void drop(UpstreamBody body) {
        byte[] buffer = new byte[Judge.PREFIX];
        try {
            int dropped = 0;
            for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
                dropped += n;
                if (dropped > MOST_DROPPED) {
                    return;
                }
            }
        } catch (UpstreamFailure e) {
            System.getLogger(FailedBody.class.getName())
                    .log(System.Logger.Level.DEBUG, "The rest of an answer nobody gets", e);
        }
    }
}
