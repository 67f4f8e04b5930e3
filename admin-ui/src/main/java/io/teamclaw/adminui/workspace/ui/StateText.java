package io.teamclaw.adminui.workspace.ui;

import io.teamclaw.adminui.text.Texts;
import io.teamclaw.lifecycle.workspaces.StartPhase;
import io.teamclaw.lifecycle.workspaces.Workspace;
import io.teamclaw.lifecycle.workspaces.WorkspaceState;

/** States and phases in words. */
final class StateText {
    private StateText() {}

    static String of(WorkspaceState state) {
        return switch (state) {
            case ABSENT -> Texts.text("workspaces.state.absent");
            case PROVISIONING -> Texts.text("workspaces.state.provisioning");
            case STOPPED -> Texts.text("workspaces.state.stopped");
            case STARTING -> Texts.text("workspaces.state.starting");
            case RUNNING -> Texts.text("workspaces.state.running");
            case STOPPING -> Texts.text("workspaces.state.stopping");
            case FAILED -> Texts.text("workspaces.state.failed");
        };
    }

    static String of(StartPhase phase) {
        return switch (phase) {
            case REQUESTED -> Texts.text("workspaces.phase.requested");
            case WAITING -> Texts.text("workspaces.phase.waiting");
            case PROVISIONING -> Texts.text("workspaces.phase.provisioning");
            case INSTALLING -> Texts.text("workspaces.phase.installing");
            case LAUNCHING -> Texts.text("workspaces.phase.launching");
            case MACHINE -> Texts.text("workspaces.phase.machine");
            case SIDECAR -> Texts.text("workspaces.phase.sidecar");
            case GATEWAY -> Texts.text("workspaces.phase.gateway");
            case ROUTING -> Texts.text("workspaces.phase.routing");
            case READY -> Texts.text("workspaces.phase.ready");
        };
    }

    /** How far a transition is, or what sort of failure it was; a dash where it rests. */
    static String step(Workspace workspace) {
        return workspace
                .failure()
                .map(failure -> FailureText.kind(failure.kind()))
                .or(() -> workspace.stopWaitsFor())
                .or(() -> workspace.removal().map(r -> Texts.text("workspaces.step.removal")))
                .or(() -> workspace.phase().map(StateText::of))
                .orElse("–");
    }
}
