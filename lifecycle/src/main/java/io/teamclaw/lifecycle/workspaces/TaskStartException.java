package io.teamclaw.lifecycle.workspaces;

/** A task cannot be started; the message is for a person and says what to do. */
public final class TaskStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TaskStartException(String message) {
        super(message);
    }

    public TaskStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
