package io.teamclaw.adminui.people.csv;

import io.teamclaw.lifecycle.users.EmailAddress;
import java.util.List;

/** What became of an import. */
public sealed interface ImportOutcome {
    /**
     * All were added.
     *
     * @param people how many
     */
    record Added(int people) implements ImportOutcome {}

    /**
     * None was added, or all that were are gone again.
     *
     * @param at whose row could not be written
     */
    record Undone(EmailAddress at) implements ImportOutcome {}

    /**
     * It failed, and taking back what was written failed too.
     *
     * @param added who stays added
     */
    record HalfDone(List<EmailAddress> added) implements ImportOutcome {}
}
