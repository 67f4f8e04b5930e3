package io.teamclaw.local.launcher;

import io.teamclaw.lifecycle.settings.ConfigStore;
import io.teamclaw.lifecycle.teams.TeamStore;
import io.teamclaw.lifecycle.usage.RollupStore;
import io.teamclaw.lifecycle.usage.UsageStore;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.users.UserStore;
import io.teamclaw.local.dynamodb.DynamoDbOnDisk;
import java.util.List;

/**
 * The platform's stores over one database.
 *
 * @param users the people
 * @param teams the teams
 * @param settings configuration by tier
 * @param usage single calls
 * @param rollup usage by day
 */
record Stores(
        UserStore users,
        TeamStore teams,
        ConfigStore settings,
        UsageStore usage,
        RollupStore rollup) {
    static Stores over(DynamoDbOnDisk database, String environment) {
        return new Stores(
                new UserStore(database.client(), environment),
                new TeamStore(database.client(), environment),
                new ConfigStore(database.client(), environment),
                new UsageStore(database.client(), environment),
                new RollupStore(database.client(), environment));
    }

    /** All of them: as many as one machine serves. */
    List<User> people() {
        return teams.all().stream().flatMap(team -> users.ofTeam(team.id()).stream()).toList();
    }
}
