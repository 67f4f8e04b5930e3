package io.teamclaw.lifecycle.teams;

/** Somebody changed, closed or deleted the team since it was read; nothing was written. */
public final class TeamChangedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TeamChangedException() {
        super("The team was changed by somebody else meanwhile");
    }
}
