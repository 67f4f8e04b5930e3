package io.teamclaw.lifecycle.users;

/** What a person may do; each screen and service names the roles that it serves. */
public enum Role {
    ADMIN,
    FINANCE,
    TEAM_LEAD,
    EMPLOYEE
}
