package io.teamclaw.adminui.workspace.ui;

import io.teamclaw.lifecycle.workspaces.Workspace;
import io.teamclaw.lifecycle.workspaces.WorkspaceState;
import java.time.Duration;
import java.time.Instant;

/**
 * Something was asked for that may not show yet: in AWS another process takes it, a few seconds
 * later.
 *
 * @param state in which that was
 * @param at when
 */
record Expected(WorkspaceState state, Instant at) {
    static final Expected NOTHING = new Expected(WorkspaceState.ABSENT, Instant.EPOCH);

    private static final Duration TAKES_EFFECT = Duration.ofSeconds(30);

    /** Whether it still may show any moment. */
    boolean isOpen(Workspace workspace, Instant now) {
        return workspace.state() == state && now.isBefore(at.plus(TAKES_EFFECT));
    }
}
