package io.teamclaw.adminui.teams;

import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.users.User;
import java.util.List;

/**
 * A team, for the page about it.
 *
 * @param team the team
 * @param members by name
 * @param defaults for them
 * @param editable whether whoever looks may change it
 */
public record TeamDetails(Team team, List<User> members, TeamDefaults defaults, boolean editable) {}
