package io.teamclaw.lifecycle.users;

/** The team is being deleted or is gone: nobody can join it. */
public final class TeamClosedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TeamClosedException() {
        super("This team is being deleted; choose another");
    }
}
