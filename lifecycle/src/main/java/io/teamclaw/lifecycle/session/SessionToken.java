package io.teamclaw.lifecycle.session;

import io.teamclaw.config.id.UserId;
import java.time.Instant;

/**
 * What a workspace session says.
 *
 * @param userId who may open {@code /u/{userId}}
 * @param expiresAt until when
 */
public record SessionToken(UserId userId, Instant expiresAt) {
    /** The cookie that carries it, on the path {@code /u/{userId}} alone. */
    public static final String COOKIE = "tc_session";
}
