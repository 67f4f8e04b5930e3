package io.teamclaw.adminui.keys;

/** What came of changing a key or an endpoint. */
public sealed interface EditOutcome {
    /** It is as wanted now. */
    record Done() implements EditOutcome {}

    /** The key is not in the pool any more: somebody else has removed it. */
    record Gone() implements EditOutcome {}

    /**
     * Nothing was changed.
     *
     * @param complaint for the person; quotes no key
     */
    record Refused(String complaint) implements EditOutcome {}
}
