package io.teamclaw.router.route;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.gateway.GatewayIdentity;
import io.teamclaw.lifecycle.workspaces.TaskAddress;

/** Looks whose gateway listens at an address, within seconds; never throws. */
@FunctionalInterface
public interface GatewayCheck {
    GatewayIdentity identity(UserId owner, TaskAddress address);
}
