package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.config.id.UserId;

/** Asks who answers at an address, which AWS may have given to somebody else's workspace since. */
@FunctionalInterface
public interface GatewayProbe {
    /**
     * Whether a gateway answers there, is ready, and is this person's. Takes a few seconds at most
     * and never throws: whatever goes wrong is a no.
     */
    boolean answersAs(UserId owner, TaskAddress address);
}
