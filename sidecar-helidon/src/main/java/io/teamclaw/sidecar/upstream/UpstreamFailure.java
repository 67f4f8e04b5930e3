package io.teamclaw.sidecar.upstream;

import java.net.SocketTimeoutException;

/** An upstream that did not do its part. Its message is for the log and holds no header or body. */
public final class UpstreamFailure extends Exception {
    private static final long serialVersionUID = 1L;

    /** What it did not do. */
    public enum Kind {
        /** No connection, or it broke before or within the answer. */
        BROKEN,
        /** It kept silent for too long. */
        SILENT
    }

    private final Kind kind;

    private UpstreamFailure(Kind kind, Throwable cause) {
        super(kind + ": " + cause.getClass().getSimpleName(), cause);
        this.kind = kind;
    }

    /** The failure that an exception of the client library stands for. */
    static UpstreamFailure of(Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof SocketTimeoutException) {
                return new UpstreamFailure(Kind.SILENT, thrown);
            }
        }
        return new UpstreamFailure(Kind.BROKEN, thrown);
    }

    public Kind kind() {
        return kind;
    }
}
