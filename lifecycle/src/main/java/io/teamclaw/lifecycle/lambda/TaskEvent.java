package io.teamclaw.lifecycle.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import io.teamclaw.config.id.UserId;
import io.teamclaw.config.names.ResourceNames;
import io.teamclaw.config.names.TaskEndEvents;
import io.teamclaw.lifecycle.ecs.StoppedTask;
import io.teamclaw.lifecycle.workspaces.TaskRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The end of a person's task, as EventBridge tells it ("ECS Task State Change", in Amazon ECS's
 * developer guide).
 *
 * @param owner by the family of the task's definition
 * @param task by its ARN
 * @param how it ended
 */
record TaskEvent(UserId owner, TaskRef task, StoppedTask how) {
    private static final String FAMILY = "family:";

    /**
     * Reads an event.
     *
     * @param names of the environment whose tasks count
     * @return empty where it tells of no end, or of somebody else's task
     * @throws InvalidRequestException where it is no such event
     */
    static Optional<TaskEvent> read(JsonNode event, ResourceNames names) {
        JsonNode detail = event.path("detail");
        if (!TaskEndEvents.DETAIL_TYPE.equals(event.path("detail-type").asText())
                || !detail.isObject()) {
            throw new InvalidRequestException("The event is no change of a task's state");
        }
        String task = text(detail, "taskArn");
        String status = text(detail, "lastStatus");
        Optional<UserId> owner = owner(detail, names);
        return owner.filter(someone -> status.equals(TaskEndEvents.STATUS))
                .map(someone -> new TaskEvent(someone, new TaskRef(task), ending(detail)));
    }

    /** Whoever ran the task could name another group, but not another definition. */
    private static Optional<UserId> owner(JsonNode detail, ResourceNames names) {
        String definition = text(detail, "taskDefinitionArn");
        String name =
                definition.substring(
                        definition.lastIndexOf('/') + 1,
                        Math.max(definition.lastIndexOf('/') + 1, definition.lastIndexOf(':')));
        String group = detail.path("group").asText(FAMILY + name);
        return names.ownerOf(name).filter(owner -> group.equals(FAMILY + name));
    }

    private static StoppedTask ending(JsonNode detail) {
        List<StoppedTask.Container> containers = new ArrayList<>();
        for (JsonNode each : detail.path("containers")) {
            containers.add(
                    new StoppedTask.Container(
                            each.path("name").asText(),
                            Optional.of(each.path("exitCode"))
                                    .filter(JsonNode::isInt)
                                    .map(JsonNode::intValue),
                            optional(each, "reason")));
        }
        return new StoppedTask(
                optional(detail, "stopCode"), optional(detail, "stoppedReason"), containers);
    }

    private static String text(JsonNode detail, String field) {
        return optional(detail, field)
                .orElseThrow(() -> new InvalidRequestException("The event has no " + field));
    }

    private static Optional<String> optional(JsonNode from, String field) {
        return Optional.of(from.path(field)).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }
}
