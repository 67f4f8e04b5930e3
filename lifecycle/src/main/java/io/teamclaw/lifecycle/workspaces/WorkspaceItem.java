package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.dynamodb.Item;
import io.teamclaw.lifecycle.dynamodb.MalformedItemException;
import io.teamclaw.lifecycle.dynamodb.Values;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A workspace as an item. */
final class WorkspaceItem {
    private WorkspaceItem() {}

    /**
     * The attributes that a transition writes; an empty one is removed. Not among them: the key,
     * the version and {@code lastActiveAt}, which is written on its own.
     */
    static Map<String, Optional<AttributeValue>> transitionAttributes(Workspace workspace) {
        Map<String, Optional<AttributeValue>> attributes = new LinkedHashMap<>();
        attributes.put("state", Optional.of(Values.text(workspace.state().wireValue())));
        attributes.put("since", Optional.of(Values.instant(workspace.since())));
        attributes.put("phase", workspace.phase().map(StartPhase::wireValue).map(Values::text));
        attributes.put("cause", workspace.cause().map(Values::text));
        attributes.put("attemptId", workspace.attemptId().map(Values::text));
        attributes.put("task", workspace.task().map(TaskRef::value).map(Values::text));
        attributes.put("host", workspace.address().map(TaskAddress::host).map(Values::text));
        attributes.put("port", workspace.address().map(TaskAddress::port).map(Values::number));
        attributes.put("deadline", workspace.deadline().map(Values::instant));
        return attributes;
    }

    static Workspace read(Item item) {
        return new Workspace(
                new UserId(item.text("userId")),
                state(item),
                item.instant("since"),
                phase(item),
                item.optionalText("cause"),
                item.optionalText("attemptId"),
                item.optionalText("task").map(TaskRef::new),
                item.optionalText("host")
                        .map(host -> new TaskAddress(host, Math.toIntExact(item.number("port")))),
                item.instant("lastActiveAt"),
                item.optionalInstant("deadline"),
                item.number("version"));
    }

    private static WorkspaceState state(Item item) {
        try {
            return WorkspaceState.ofWireValue(item.text("state"));
        } catch (IllegalArgumentException e) {
            throw new MalformedItemException("state");
        }
    }

    private static Optional<StartPhase> phase(Item item) {
        try {
            return item.optionalText("phase").map(StartPhase::ofWireValue);
        } catch (IllegalArgumentException e) {
            throw new MalformedItemException("phase");
        }
    }
}
