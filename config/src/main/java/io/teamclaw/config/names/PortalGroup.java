package io.teamclaw.config.names;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Groups of the sign-in pool, the highest first. Who is in none is an employee; the portal takes
 * its roles from them.
 */
public enum PortalGroup {
    ADMIN("admin"),
    FINANCE("finance"),
    TEAM_LEAD("team-lead");

    private final String groupName;

    PortalGroup(String groupName) {
        this.groupName = groupName;
    }

    /** As the pool has it, e.g. {@code team-lead}. */
    public String groupName() {
        return groupName;
    }

    /** The names of all. */
    public static List<String> names() {
        return Arrays.stream(values()).map(PortalGroup::groupName).toList();
    }

    /** The highest of those that somebody is in; other groups are not ours. */
    public static Optional<PortalGroup> highestOf(Collection<String> groupNames) {
        return Arrays.stream(values())
                .filter(group -> groupNames.contains(group.groupName))
                .findFirst();
    }
}
