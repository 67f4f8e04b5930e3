package io.teamclaw.adminui.keys;

/** What came of adding keys. */
public sealed interface AddOutcome {
    /**
     * They are in the pool.
     *
     * @param added new ones
     * @param known those that were there before, which stay as they were
     */
    record Added(int added, int known) implements AddOutcome {}

    /**
     * Nothing was added.
     *
     * @param complaint for the person; quotes no key
     */
    record Refused(String complaint) implements AddOutcome {}

    /**
     * Nothing was added, because the provider was asked and not all keys are valid.
     *
     * @param complaint for the person: which and why; shows no more than masks
     */
    record NotValid(String complaint) implements AddOutcome {}
}
