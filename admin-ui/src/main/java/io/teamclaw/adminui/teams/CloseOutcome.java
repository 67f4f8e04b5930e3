package io.teamclaw.adminui.teams;

/** What became of the deletion of a team. */
public sealed interface CloseOutcome {
    /**
     * It is gone.
     *
     * @param moved how many people are in another team now
     */
    record Deleted(int moved) implements CloseOutcome {}

    /**
     * It is closed, but some could not be moved yet; carrying on does that.
     *
     * @param left how many
     */
    record Unfinished(int left) implements CloseOutcome {}

    /** New people join it: the settings have to name another team first. */
    record JoinedByNewPeople() implements CloseOutcome {}
}
