package io.teamclaw.adminui.teams;

import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.users.User;
import java.util.List;

/**
 * A team, for a list.
 *
 * @param team the team
 * @param members how many
 * @param leads its members with that role, by name
 */
public record TeamSummary(Team team, long members, List<User> leads) {}
