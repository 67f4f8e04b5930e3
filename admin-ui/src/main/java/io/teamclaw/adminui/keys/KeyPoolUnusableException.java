package io.teamclaw.adminui.keys;

/** The stored keys cannot be used as they are; the message says why and quotes none. */
public final class KeyPoolUnusableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeyPoolUnusableException(RuntimeException cause) {
        super(cause.getMessage(), cause);
    }
}
