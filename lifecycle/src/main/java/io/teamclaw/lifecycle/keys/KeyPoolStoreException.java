package io.teamclaw.lifecycle.keys;

/** The place that keeps the key pool does not give or take it; the message says what to do. */
public final class KeyPoolStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeyPoolStoreException(String message) {
        super(message);
    }

    KeyPoolStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
