package io.teamclaw.adminui.workspace;

import io.teamclaw.adminui.security.CurrentReach;
import io.teamclaw.adminui.security.Roles;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.workspaces.StartPhase;
import io.teamclaw.lifecycle.workspaces.Workspace;
import io.teamclaw.lifecycle.workspaces.WorkspaceState;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Workspaces that took their settings before these were changed. */
@Service
@PreAuthorize(Roles.IS_ADMIN)
public class OlderWorkspaces {
    private final WorkspaceBoard board;
    private final WorkspaceRows rows;
    private final CurrentReach reach;

    OlderWorkspaces(WorkspaceBoard board, WorkspaceRows rows, CurrentReach reach) {
        this.board = board;
        this.rows = rows;
        this.reach = reach;
    }

    /**
     * Those that run and were launched before a moment, as they were some seconds ago.
     *
     * @param whose of which people
     */
    public List<WorkspaceRow> launchedBefore(Instant moment, Predicate<User> whose) {
        List<Workspace> older =
                board.seen().workspaces().values().stream()
                        .filter(each -> each.state() == WorkspaceState.RUNNING)
                        .filter(each -> isOlder(each, moment))
                        .toList();
        return rows.of(older, WorkspaceFilter.ALL, reach.get())
                .filter(row -> row.owner().filter(whose).isPresent())
                .toList();
    }

    private static boolean isOlder(Workspace workspace, Instant moment) {
        return workspace
                .start()
                .map(start -> start.reached().get(StartPhase.LAUNCHING))
                .filter(launched -> launched.isBefore(moment))
                .isPresent();
    }
}
