package io.teamclaw.lifecycle.users;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import java.time.Instant;

/**
 * A person. Team membership lives here and nowhere else.
 *
 * @param id owner id of the workspace
 * @param email unique
 * @param name for display
 * @param role what they may do
 * @param teamId the one team they belong to
 * @param disabled a disabled person cannot sign in, and stays disabled when signing up again
 * @param createdAt when the account was made
 * @param version of the item; each change is conditional on it
 */
public record User(
        UserId id,
        EmailAddress email,
        String name,
        Role role,
        TeamId teamId,
        boolean disabled,
        Instant createdAt,
        long version) {}
