package io.teamclaw.lifecycle.routing;

import io.teamclaw.lifecycle.workspaces.Workspace;
import io.teamclaw.lifecycle.workspaces.WorkspaceState;

/** When a workspace may have its own way. */
final class RoutedStates {
    private RoutedStates() {}

    /**
     * While it runs or stops, and through all of its start: a start takes over what the one before
     * left, which is old enough to be removed, a moment after the record was read.
     */
    static boolean include(Workspace record) {
        return record.isStarting()
                || record.state() == WorkspaceState.RUNNING
                || record.state() == WorkspaceState.STOPPING;
    }
}
