package io.teamclaw.sidecar.operations;

import java.util.Optional;

/** Which call the current thread works for, so that its lines of the log can be found. */
public final class CallId {
    private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

    private CallId() {}

    /** Runs something for a call. */
    public static void with(String id, Runnable work) {
        CURRENT.set(id);
        try {
            work.run();
        } finally {
            CURRENT.remove();
        }
    }

    static Optional<String> current() {
        return Optional.ofNullable(CURRENT.get());
    }
}
