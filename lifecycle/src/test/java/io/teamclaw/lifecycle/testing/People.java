package io.teamclaw.lifecycle.testing;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import java.time.Instant;

/** People for tests that need none in a table, and what may become of any. */
public final class People {
    private static final Instant JOINED = Instant.parse("2026-11-22T10:00:00Z");

    private People() {}

    /** An employee of the default team. */
    public static User person(String id) {
        return person(id, Team.DEFAULT);
    }

    /** An employee of that team. */
    public static User person(String id, TeamId team) {
        return new User(
                new UserId(id),
                new EmailAddress(id + "@example.com"),
                id,
                Role.EMPLOYEE,
                team,
                false,
                JOINED,
                1);
    }

    /** The same person, who may not sign in. */
    public static User disabled(User user) {
        return shut(user, true);
    }

    /** The same person, who may sign in. */
    public static User enabled(User user) {
        return shut(user, false);
    }

    private static User shut(User user, boolean disabled) {
        return new User(
                user.id(),
                user.email(),
                user.name(),
                user.role(),
                user.teamId(),
                disabled,
                user.createdAt(),
                user.version());
    }

    /** The same person in another team. */
    public static User in(TeamId team, User user) {
        return new User(
                user.id(),
                user.email(),
                user.name(),
                user.role(),
                team,
                user.disabled(),
                user.createdAt(),
                user.version());
    }
}
