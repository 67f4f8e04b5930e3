package io.teamclaw.lifecycle.people;

import io.teamclaw.lifecycle.workspaces.WorkspaceState;
import java.util.Optional;

/** What a workspace can be looked for by. */
public enum WorkspaceFilter {
    RUNNING,
    /** Its first part, the preparing, included. */
    STARTING,
    STOPPING,
    FAILED,
    NOT_RUNNING;

    boolean covers(Optional<WorkspaceState> state) {
        return this
                == state.map(
                                live ->
                                        switch (live) {
                                            case RUNNING -> RUNNING;
                                            case STARTING, PROVISIONING -> STARTING;
                                            case STOPPING -> STOPPING;
                                            case FAILED -> FAILED;
                                            case ABSENT, STOPPED -> NOT_RUNNING;
                                        })
                        .orElse(NOT_RUNNING);
    }
}
