package io.teamclaw.lifecycle.workspaces;

/** How the write of one transition went. */
sealed interface Move {
    /**
     * @param workspace as stored now
     */
    record Done(Workspace workspace) implements Move {}

    /** Somebody else moved it since it was read. */
    record Lost() implements Move {}

    /** As many workspaces are up as may be. @param ofTeam whether in the team, else in all */
    record Full(boolean ofTeam) implements Move {}
}
