package io.teamclaw.adminui.people.ui;

import io.teamclaw.lifecycle.users.Role;

/** Roles in words. */
final class RoleNames {
    private RoleNames() {}

    static String of(Role role) {
        return switch (role) {
            case ADMIN -> "Administrator";
            case FINANCE -> "Finance";
            case TEAM_LEAD -> "Team lead";
            case EMPLOYEE -> "Employee";
        };
    }
}
