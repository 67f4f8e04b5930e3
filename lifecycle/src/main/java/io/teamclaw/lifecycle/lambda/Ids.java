package io.teamclaw.lifecycle.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamclaw.config.deploy.EnvironmentName;
import io.teamclaw.config.id.UserId;
import io.teamclaw.config.names.ResourceNames;

/** By which ids logs and metrics name a person: these and nothing else. */
final class Ids {
    private Ids() {}

    /** A workspace's id is the family of its task definitions. */
    static void put(ObjectNode line, String environment, UserId userId) {
        ResourceNames names = new ResourceNames(new EnvironmentName(environment), "");
        line.put("userId", userId.value());
        line.put("workspaceId", names.workspaceFamily(userId));
    }
}
