package io.teamclaw.adminui.people.ui;

import io.teamclaw.adminui.text.Texts;
import io.teamclaw.lifecycle.users.Role;

/** Roles in words. */
public final class RoleNames {
    private RoleNames() {}

    public static String of(Role role) {
        return switch (role) {
            case ADMIN -> Texts.text("people.role.admin");
            case FINANCE -> Texts.text("people.role.finance");
            case TEAM_LEAD -> Texts.text("people.role.team-lead");
            case EMPLOYEE -> Texts.text("people.role.employee");
        };
    }
}
