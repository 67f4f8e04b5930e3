package io.teamclaw.adminui.account;

import io.teamclaw.config.names.PortalGroup;
import io.teamclaw.lifecycle.users.Role;
import java.util.Collection;
import java.util.Optional;

/** Which group of the sign-in pool makes which role. */
public final class PoolRoles {
    private PoolRoles() {}

    /** The group for a role; none for an employee. */
    public static Optional<PortalGroup> groupOf(Role role) {
        return switch (role) {
            case ADMIN -> Optional.of(PortalGroup.ADMIN);
            case FINANCE -> Optional.of(PortalGroup.FINANCE);
            case TEAM_LEAD -> Optional.of(PortalGroup.TEAM_LEAD);
            case EMPLOYEE -> Optional.empty();
        };
    }

    /** The highest role that somebody's groups give. */
    public static Role roleOf(Collection<String> groupNames) {
        return PortalGroup.highestOf(groupNames)
                .map(
                        group ->
                                switch (group) {
                                    case ADMIN -> Role.ADMIN;
                                    case FINANCE -> Role.FINANCE;
                                    case TEAM_LEAD -> Role.TEAM_LEAD;
                                })
                .orElse(Role.EMPLOYEE);
    }
}
