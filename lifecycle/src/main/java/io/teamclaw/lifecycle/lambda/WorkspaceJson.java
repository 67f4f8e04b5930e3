package io.teamclaw.lifecycle.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamclaw.lifecycle.workspaces.Failure;
import io.teamclaw.lifecycle.workspaces.Start;
import io.teamclaw.lifecycle.workspaces.Workspace;
import java.time.Instant;
import java.util.Optional;

/**
 * A workspace as callers see it. Where it listens is left out: that is for whoever leads people
 * there, who reads it in the record.
 */
final class WorkspaceJson {
    private WorkspaceJson() {}

    static ObjectNode of(Workspace workspace) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("userId", workspace.userId().value());
        json.put("state", workspace.state().wireValue());
        put(json, "since", Optional.of(workspace.since()).filter(Instant.EPOCH::isBefore));
        workspace.phase().ifPresent(phase -> json.put("phase", phase.wireValue()));
        workspace.phase().ifPresent(phase -> json.put("phaseTitle", phase.title()));
        workspace.failure().ifPresent(failure -> json.set("failure", failure(failure)));
        workspace.stopWaitsFor().ifPresent(what -> json.put("stopWaitsFor", what));
        workspace.removal().ifPresent(removal -> json.put("removal", removal.wireValue()));
        put(json, "deadline", workspace.deadline());
        put(
                json,
                "lastActiveAt",
                Optional.of(workspace.lastActiveAt()).filter(Instant.EPOCH::isBefore));
        put(json, "keepUntil", workspace.activity().keepUntil());
        workspace.activity().busyWith().ifPresent(what -> json.put("busyWith", what));
        workspace.start().ifPresent(start -> putTimes(json, start));
        json.put("version", workspace.version());
        return json;
    }

    private static void putTimes(ObjectNode json, Start start) {
        json.put("attemptId", start.attemptId());
        ObjectNode times = json.putObject("timesMs");
        StartTimes.of(start).forEach((metric, millis) -> times.put(metric.id(), millis));
    }

    private static ObjectNode failure(Failure failure) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("kind", failure.kind().wireValue())
                .put("cause", failure.cause());
    }

    private static void put(ObjectNode json, String field, Optional<Instant> instant) {
        instant.ifPresent(value -> json.put(field, value.toString()));
    }
}
