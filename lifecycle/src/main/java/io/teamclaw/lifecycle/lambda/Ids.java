package io.teamclaw.lifecycle.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamclaw.config.id.UserId;

/** By which ids logs and metrics name a person: these and nothing else. */
final class Ids {
    private Ids() {}

    /** A workspace's id is the family of its task definitions. */
    static void put(ObjectNode line, String environment, UserId userId) {
        line.put("userId", userId.value());
        line.put("workspaceId", "teamclaw-user-" + environment + "-" + userId);
    }
}
