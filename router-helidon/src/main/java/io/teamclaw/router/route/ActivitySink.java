package io.teamclaw.router.route;

import io.teamclaw.config.id.UserId;
import java.time.Instant;

/**
 * Is told that somebody used their workspace; returns at once, never throws, may be called often.
 */
@FunctionalInterface
public interface ActivitySink {
    void record(UserId owner, Instant at);
}
