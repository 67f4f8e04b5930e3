package io.teamclaw.lifecycle.users;

import java.util.Locale;

/** What a person may do; each screen and service names the roles that it serves. */
public enum Role {
    ADMIN,
    FINANCE,
    TEAM_LEAD,
    EMPLOYEE;

    /** The value in the table, e.g. {@code team_lead}. */
    public String wireValue() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException where the value is none of ours
     */
    public static Role ofWireValue(String value) {
        return valueOf(value.toUpperCase(Locale.ROOT));
    }
}
