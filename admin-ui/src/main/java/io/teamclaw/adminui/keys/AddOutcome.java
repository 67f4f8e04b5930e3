package io.teamclaw.adminui.keys;

/** What came of adding keys. */
public sealed interface AddOutcome {
    /**
     * They are in the pool.
     *
     * @param added new ones
     * @param known those that were there before
     */
    record Added(int added, int known) implements AddOutcome {}

    /**
     * Nothing was added.
     *
     * @param complaint for the person; quotes no key
     */
    record Refused(String complaint) implements AddOutcome {}
}
