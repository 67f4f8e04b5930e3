package io.teamclaw.lifecycle.workspaces;

/** A task cannot be started; the message is for a person and says what to do. */
public final class TaskStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final FailureKind kind;

    public TaskStartException(FailureKind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public TaskStartException(FailureKind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Failure failure() {
        return new Failure(kind, getMessage());
    }
}
