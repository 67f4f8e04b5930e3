package io.teamclaw.sidecar.proxy;

import io.teamclaw.sidecar.keys.Judge;
import io.teamclaw.sidecar.upstream.UpstreamBody;
import io.teamclaw.sidecar.upstream.UpstreamFailure;
import java.util.Arrays;

/** The body of an answer that may not reach the agent. */
final class FailedBody {
    private FailedBody() {}

    /** Its beginning, as much as there is of what is judged. */
    static byte[] beginning(UpstreamBody body) throws UpstreamFailure {
        byte[] read = new byte[Judge.PREFIX];
        int length = 0;
        while (length < read.length && body.next()) {
            int n = body.length();
            // What does not fit any more is still the agent's, if it gets the answer.
            if (length + n > read.length) {
                read = Arrays.copyOf(read, length + n);
            }
            System.arraycopy(body.bytes(), body.offset(), read, length, n);
            length += n;
        }
        return Arrays.copyOf(read, length);
    }
}
