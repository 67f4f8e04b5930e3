package io.teamclaw.adminui.config;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.users.User;

/** For whom settings are: everybody, the people of a team, or one person. */
public sealed interface Scope {
    /** Everybody. */
    record Everybody() implements Scope {}

    /**
     * The people of a team.
     *
     * @param id which
     */
    record OfTeam(TeamId id) implements Scope {}

    /**
     * One person.
     *
     * @param id who
     */
    record OfPerson(UserId id) implements Scope {}

    /** Whether what is set for it applies to a person. */
    default boolean covers(User user) {
        return switch (this) {
            case Everybody everybody -> true;
            case OfTeam team -> user.teamId().equals(team.id());
            case OfPerson person -> user.id().equals(person.id());
        };
    }

    /** As the config table has it: {@code global}, {@code team#{id}} or {@code user#{id}}. */
    default String key() {
        return switch (this) {
            case Everybody everybody -> "global";
            case OfTeam team -> "team#" + team.id();
            case OfPerson person -> "user#" + person.id();
        };
    }
}
