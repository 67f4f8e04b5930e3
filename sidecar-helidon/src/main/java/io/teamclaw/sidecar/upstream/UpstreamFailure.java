package io.teamclaw.sidecar.upstream;

import java.io.IOException;

/** An upstream that did not do its part. Its message is for the log and holds no header or body. */
public final class UpstreamFailure extends Exception {
    private static final long serialVersionUID = 1L;

    /** What it did not do. */
    public enum Kind {
        /** No connection; nothing was sent. */
        UNREACHABLE(false),
        /** Its certificate is not one that we trust for its name; nothing was sent. */
        UNTRUSTED(false),
        /** The connection broke before the answer was whole. */
        BROKEN(false),
        /** What came is no HTTP answer that can be passed on. */
        MALFORMED(false),
        /** No connection in time; nothing was sent. */
        CONNECT_TIMEOUT(true),
        /** It did not take the request in time. */
        WRITE_TIMEOUT(true),
        /** It took the request and did not begin to answer in time. */
        FIRST_BYTE_TIMEOUT(true),
        /** It paused for too long within its answer. */
        IDLE_TIMEOUT(true),
        /** The whole call took too long. */
        CALL_TIMEOUT(true);

        private final boolean timeout;

        Kind(boolean timeout) {
            this.timeout = timeout;
        }

        /** Whether upstream was too slow, rather than wrong or gone. */
        public boolean isTimeout() {
            return timeout;
        }

        /** Whether not a byte of the request can have reached the provider. */
        public boolean isBeforeRequest() {
            return this == UNREACHABLE || this == UNTRUSTED || this == CONNECT_TIMEOUT;
        }
    }

    private final Kind kind;

    UpstreamFailure(Kind kind, String message) {
        super(kind + ": " + message);
        this.kind = kind;
    }

    UpstreamFailure(Kind kind, String message, Throwable cause) {
        super(kind + ": " + message, cause);
        this.kind = kind;
    }

    /** An upstream that has kept us waiting for too long. */
    static UpstreamFailure tooSlow(Kind kind, Origin origin) {
        return new UpstreamFailure(kind, origin.authority() + " took too long");
    }

    /** An answer that cannot be read, or a connection that broke. */
    static UpstreamFailure within(Origin origin, IOException e) {
        if (e instanceof MalformedAnswer) {
            return new UpstreamFailure(
                    Kind.MALFORMED, origin.authority() + " sent " + e.getMessage(), e);
        }
        return new UpstreamFailure(
                Kind.BROKEN, origin.authority() + " broke off: " + e.getClass().getSimpleName(), e);
    }

    public Kind kind() {
        return kind;
    }
}
