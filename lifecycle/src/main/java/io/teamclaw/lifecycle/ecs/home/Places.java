package io.teamclaw.lifecycle.ecs.home;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;

/**
 * What stands in a person's task definition where the template has a place for it.
 *
 * @param user whose workspace it is
 * @param team of that person
 * @param roleArn of the task
 * @param home id of the access point of the person's files
 * @param teamFolder id of the access point of what the team shares
 */
record Places(UserId user, TeamId team, String roleArn, String home, String teamFolder) {}
