package io.teamclaw.router.access;

import io.teamclaw.lifecycle.users.User;
import java.time.Instant;

/**
 * Somebody who was let into their own workspace.
 *
 * @param owner the person, not disabled a moment ago
 * @param expiresAt when their session ends
 */
public record Visit(User owner, Instant expiresAt) {}
