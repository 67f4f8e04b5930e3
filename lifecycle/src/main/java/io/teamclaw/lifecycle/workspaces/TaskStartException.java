package io.teamclaw.lifecycle.workspaces;

/** A task cannot be started; the message is for a person and says what to do. */
public final class TaskStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final FailureKind kind;
    private final boolean unsure;

    public TaskStartException(FailureKind kind, String message) {
        super(message);
        this.kind = kind;
        this.unsure = false;
    }

    public TaskStartException(FailureKind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.unsure = false;
    }

    private TaskStartException(FailureKind kind, String message, boolean unsure) {
        super(message);
        this.kind = kind;
        this.unsure = unsure;
    }

    /** After a try whose answer was lost: whatever the last one said, a task may still turn up. */
    public static TaskStartException unsure(FailureKind kind, String message) {
        return new TaskStartException(kind, message, true);
    }

    public Failure failure() {
        return new Failure(kind, getMessage());
    }

    /** Whether the launch was refused for sure, so that no task of it will ever turn up. */
    public boolean saysThatNothingRuns() {
        return !unsure && kind.saysThatNothingRuns();
    }
}
