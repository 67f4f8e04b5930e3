package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.dynamodb.Item;
import io.teamclaw.lifecycle.dynamodb.MalformedItemException;
import io.teamclaw.lifecycle.dynamodb.Values;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A workspace as an item. */
final class WorkspaceItem {
    private WorkspaceItem() {}

    /**
     * The attributes that a transition writes; an empty one is removed. Not among them: the key,
     * the version and what {@link Activity} holds, which is written on its own.
     */
    static Map<String, Optional<AttributeValue>> transitionAttributes(Workspace workspace) {
        Map<String, Optional<AttributeValue>> attributes = new LinkedHashMap<>();
        attributes.put("state", Optional.of(Values.text(workspace.state().wireValue())));
        attributes.put("since", Optional.of(Values.instant(workspace.since())));
        attributes.put(
                "failureKind",
                workspace
                        .failure()
                        .map(Failure::kind)
                        .map(FailureKind::wireValue)
                        .map(Values::text));
        attributes.put("cause", workspace.cause().map(Values::text));
        attributes.put("attemptId", workspace.attemptId().map(Values::text));
        attributes.put("phase", workspace.phase().map(StartPhase::wireValue).map(Values::text));
        attributes.put("reached", workspace.start().map(WorkspaceItem::reached));
        attributes.put(
                "launchUntil", workspace.start().flatMap(Start::launchUntil).map(Values::instant));
        attributes.put("task", workspace.task().map(TaskRef::value).map(Values::text));
        attributes.put("host", workspace.address().map(TaskAddress::host).map(Values::text));
        attributes.put("port", workspace.address().map(TaskAddress::port).map(Values::number));
        attributes.put("place", workspace.place().map(TeamId::value).map(Values::text));
        attributes.put("stopWaitsFor", workspace.stopWaitsFor().map(Values::text));
        attributes.put("removal", workspace.removal().map(Removal::wireValue).map(Values::text));
        attributes.put("deadline", workspace.deadline().map(Values::instant));
        attributes.put(
                "events",
                Optional.of(workspace.events())
                        .filter(events -> !events.isEmpty())
                        .map(WorkspaceItem::lines));
        return attributes;
    }

    private static AttributeValue lines(List<WorkspaceEvent> events) {
        return AttributeValue.fromL(events.stream().map(Timeline::line).map(Values::text).toList());
    }

    private static AttributeValue reached(Start start) {
        return AttributeValue.fromM(
                start.reached().entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        entry -> entry.getKey().wireValue(),
                                        entry -> Values.instant(entry.getValue()))));
    }

    static Workspace read(Item item) {
        Activity activity =
                new Activity(
                        item.instant("lastActiveAt"),
                        item.optionalInstant("keepUntil"),
                        item.optionalInstant("lookedAt"),
                        item.optionalText("busyWith"));
        return new WorkspaceEdit(new UserId(item.text("userId")), activity, item.number("version"))
                .state(
                        parsed(item, "state", WorkspaceState::ofWireValue)
                                .orElseThrow(() -> new MalformedItemException("state")),
                        item.instant("since"))
                .since(item.instant("since"))
                .failure(
                        parsed(item, "failureKind", FailureKind::ofWireValue)
                                .map(kind -> new Failure(kind, item.text("cause"))))
                .start(item.optionalText("attemptId").map(attemptId -> start(item, attemptId)))
                .task(item.optionalText("task").map(TaskRef::new))
                .address(
                        item.optionalText("host")
                                .map(
                                        host ->
                                                new TaskAddress(
                                                        host,
                                                        Math.toIntExact(item.number("port")))))
                .place(item.optionalText("place").map(TeamId::new))
                .stopWaitsFor(item.optionalText("stopWaitsFor"))
                .removal(parsed(item, "removal", Removal::ofWireValue))
                .deadline(item.optionalInstant("deadline"))
                .events(
                        item.textList("events").stream()
                                .map(Timeline::read)
                                .flatMap(Optional::stream)
                                .toList())
                .build();
    }

    /** What a write made of it that gives nothing back; its use may have changed since. */
    static Workspace written(Workspace from, Workspace to) {
        Activity activity = from.version() == 0 ? Activity.since(to.since()) : from.activity();
        return to.edit(activity, from.version() + 1).build();
    }

    private static Start start(Item item, String attemptId) {
        Map<StartPhase, Instant> reached = new EnumMap<>(StartPhase.class);
        Item stored = item.map("reached");
        for (StartPhase phase : StartPhase.values()) {
            stored.optionalInstant(phase.wireValue()).ifPresent(at -> reached.put(phase, at));
        }
        return new Start(
                attemptId,
                parsed(item, "phase", StartPhase::ofWireValue),
                reached,
                item.optionalInstant("launchUntil"));
    }

    private static <T> Optional<T> parsed(Item item, String name, Function<String, T> parser) {
        try {
            return item.optionalText(name).map(parser);
        } catch (IllegalArgumentException e) {
            throw new MalformedItemException(name);
        }
    }
}
