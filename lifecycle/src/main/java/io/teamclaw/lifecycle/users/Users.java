package io.teamclaw.lifecycle.users;

import io.teamclaw.config.id.TeamId;

/** A person with one thing changed. */
public final class Users {
    private Users() {}

    /** The same who may sign in, or may not. */
    public static User disabled(User user, boolean disabled) {
        return copy(user, user.name(), user.role(), user.teamId(), disabled, user.version());
    }

    /** The same in another team. */
    public static User in(TeamId team, User user) {
        return copy(user, user.name(), user.role(), team, user.disabled(), user.version());
    }

    /** The same with another role. */
    public static User as(Role role, User user) {
        return copy(user, user.name(), role, user.teamId(), user.disabled(), user.version());
    }

    /** The same with another name, role and team. */
    public static User edited(User user, String name, Role role, TeamId team) {
        return copy(user, name, role, team, user.disabled(), user.version());
    }

    static User versioned(User user, long version) {
        return copy(user, user.name(), user.role(), user.teamId(), user.disabled(), version);
    }

    static void requireSame(User current, User changed) {
        if (!changed.id().equals(current.id())
                || !changed.email().equals(current.email())
                || !changed.createdAt().equals(current.createdAt())) {
            throw new IllegalArgumentException(
                    "A person's id, e-mail address and time of creation cannot be changed");
        }
    }

    private static User copy(
            User user, String name, Role role, TeamId team, boolean disabled, long version) {
        return new User(
                user.id(), user.email(), name, role, team, disabled, user.createdAt(), version);
    }
}
