package io.teamclaw.adminui.people.csv;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.Role;
import java.util.List;

/** One row of a file of people. */
public sealed interface ImportRow {
    /** The row's number as a spreadsheet shows it; the header is 1. */
    long number();

    /** What the file says, field by field: e-mail, name, role, team. */
    List<String> fields();

    /**
     * Somebody who can be added.
     *
     * @param number see there
     * @param fields see there
     * @param email theirs
     * @param name theirs
     * @param role theirs
     * @param team theirs
     */
    record Good(
            long number,
            List<String> fields,
            EmailAddress email,
            String name,
            Role role,
            TeamId team)
            implements ImportRow {}

    /**
     * One that keeps the whole file out.
     *
     * @param number see there
     * @param fields see there
     * @param problems why
     */
    record Bad(long number, List<String> fields, List<Problem> problems) implements ImportRow {}

    /** What can be wrong with a row. */
    enum Problem {
        WRONG_FIELDS,
        BAD_EMAIL,
        DUPLICATE,
        EXISTS,
        BLOCKED,
        BAD_NAME,
        UNKNOWN_ROLE,
        UNKNOWN_TEAM
    }
}
