package io.teamclaw.lifecycle.teams;

/** Another team has this name. */
public final class TeamNameTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TeamNameTakenException() {
        super("There is a team with this name already");
    }
}
