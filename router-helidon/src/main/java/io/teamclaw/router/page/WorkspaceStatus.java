package io.teamclaw.router.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamclaw.lifecycle.workspaces.StartPhase;
import io.teamclaw.lifecycle.workspaces.Workspace;
import io.teamclaw.lifecycle.workspaces.WorkspaceState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where a workspace stands, as the start page shows it.
 *
 * @param state a workspace state's wire value, or {@code unreachable}
 * @param phase how far a start has come
 * @param cause why it failed
 * @param position in the line of those that wait to start, from 1
 * @param stopWaitsFor what a stop waits for
 * @param elapsedSeconds since it entered this state
 * @param steps of a start that apply to this one, in order
 */
record WorkspaceStatus(
        String state,
        Optional<StartPhase> phase,
        Optional<String> cause,
        OptionalInt position,
        Optional<String> stopWaitsFor,
        long elapsedSeconds,
        List<Step> steps) {

    /**
     * @param status {@code done}, {@code current} or {@code pending}
     */
    record Step(StartPhase phase, String status) {}

    static WorkspaceStatus of(
            Workspace workspace, boolean lost, OptionalInt position, Instant now) {
        Optional<StartPhase> phase =
                switch (workspace.state()) {
                    case STARTING -> Optional.of(workspace.phase().orElse(StartPhase.REQUESTED));
                    case PROVISIONING ->
                            Optional.of(workspace.phase().orElse(StartPhase.PROVISIONING));
                    case RUNNING -> lost ? Optional.empty() : Optional.of(StartPhase.READY);
                    default -> Optional.empty();
                };
        long elapsed =
                workspace.since().equals(Instant.EPOCH)
                        ? 0
                        : Math.max(0, Duration.between(workspace.since(), now).toSeconds());
        return new WorkspaceStatus(
                lost ? "unreachable" : workspace.state().wireValue(),
                phase,
                workspace.state() == WorkspaceState.FAILED ? workspace.cause() : Optional.empty(),
                position,
                workspace.stopWaitsFor(),
                elapsed,
                steps(phase, reached(workspace)));
    }

    /** A start that is over, or was never made, is no longer told step by step. */
    private static Set<StartPhase> reached(Workspace workspace) {
        return workspace
                .start()
                .filter(
                        start ->
                                workspace.isStarting()
                                        || workspace.state() == WorkspaceState.RUNNING)
                .map(start -> start.reached().keySet())
                .orElse(Set.of());
    }

    private static List<Step> steps(Optional<StartPhase> current, Set<StartPhase> reached) {
        boolean over = current.filter(StartPhase.READY::equals).isPresent();
        return StartPhase.shown(current, reached).stream()
                .map(
                        each -> {
                            int order = current.map(each::compareTo).orElse(1);
                            boolean done = order < 0 || over;
                            return new Step(
                                    each, done ? "done" : order == 0 ? "current" : "pending");
                        })
                .toList();
    }

    String asJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("state", state);
        phase.ifPresent(each -> json.put("phase", each.wireValue()));
        phase.ifPresent(each -> json.put("phaseTitle", each.title()));
        cause.ifPresent(each -> json.put("cause", each));
        position.ifPresent(each -> json.put("position", each));
        stopWaitsFor.ifPresent(each -> json.put("stopWaitsFor", each));
        json.put("elapsedSeconds", elapsedSeconds);
        ArrayNode list = json.putArray("steps");
        for (Step each : steps) {
            list.addObject()
                    .put("phase", each.phase().wireValue())
                    .put("title", each.phase().title())
                    .put("status", each.status());
        }
        return json.toString();
    }

    /** Titles are our own constants and need no escaping. */
    String stepsAsHtml() {
        return steps.stream()
                .map(
                        each ->
                                "<li data-phase=\"%s\" data-status=\"%s\">%s</li>"
                                        .formatted(
                                                each.phase().wireValue(),
                                                each.status(),
                                                each.phase().title()))
                .collect(Collectors.joining("\n      "));
    }
}
