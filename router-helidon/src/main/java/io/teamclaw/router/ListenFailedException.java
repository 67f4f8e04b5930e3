package io.teamclaw.router;

/**
 * The router cannot listen where it should; the message is one line for the person who starts it.
 */
public final class ListenFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ListenFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
