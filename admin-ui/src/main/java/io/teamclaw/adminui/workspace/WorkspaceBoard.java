package io.teamclaw.adminui.workspace;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.workspaces.Workspace;
import io.teamclaw.lifecycle.workspaces.WorkspacePage;
import io.teamclaw.lifecycle.workspaces.WorkspaceService;
import io.teamclaw.lifecycle.workspaces.WorkspaceState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The workspaces that are up, on their way or failed, as one look at the index gave them for all
 * open pages, and as this process has changed them since.
 */
@Component
class WorkspaceBoard {
    /** What needs somebody comes first. */
    static final List<WorkspaceState> WATCHED =
            List.of(
                    WorkspaceState.FAILED,
                    WorkspaceState.PROVISIONING,
                    WorkspaceState.STARTING,
                    WorkspaceState.STOPPING,
                    WorkspaceState.RUNNING);

    /** Of one state; what is beyond is found by a search or by its own page. */
    static final int MOST = 1_000;

    /** A look is shared by all who ask within that time. */
    private static final Duration FRESH = Duration.ofSeconds(4);

    /** The index has caught up with a change by then. */
    private static final Duration SETTLED = Duration.ofSeconds(30);

    /**
     * @param workspaces by owner
     * @param complete whether those are all
     */
    record Seen(Map<UserId, Workspace> workspaces, boolean complete) {}

    private record Told(Workspace workspace, Instant at) {}

    private final WorkspaceService service;
    private final Clock clock;
    private final Map<UserId, Told> told = new HashMap<>();
    private final Object looking = new Object();
    private Seen seen = new Seen(new HashMap<>(), true);
    private Instant lookedAt = Instant.EPOCH;

    WorkspaceBoard(WorkspaceService service, Clock clock) {
        this.service = service;
        this.clock = clock;
    }

    /** At most a few seconds old. */
    Seen seen() {
        synchronized (looking) {
            if (isOld()) {
                look();
            }
        }
        synchronized (this) {
            return new Seen(Map.copyOf(seen.workspaces()), seen.complete());
        }
    }

    /**
     * A change that this process made, which the index may not have yet. Whoever makes one never
     * waits for a look.
     */
    synchronized void tell(Workspace workspace) {
        Instant now = clock.instant();
        told.values().removeIf(each -> !now.isBefore(each.at().plus(SETTLED)));
        Told before = told.get(workspace.userId());
        if (before == null || before.workspace().version() < workspace.version()) {
            told.put(workspace.userId(), new Told(workspace, now));
            merge(seen.workspaces(), workspace);
        }
    }

    private synchronized boolean isOld() {
        return !clock.instant().isBefore(lookedAt.plus(FRESH));
    }

    private void look() {
        Instant begin = clock.instant();
        Map<UserId, Workspace> found = new HashMap<>();
        boolean complete = true;
        for (WorkspaceState state : WATCHED) {
            WorkspacePage page = service.page(state, Optional.empty(), MOST);
            page.workspaces().forEach(each -> merge(found, each));
            complete &= page.next().isEmpty();
        }
        synchronized (this) {
            told.values().forEach(each -> merge(found, each.workspace()));
            seen = new Seen(found, complete);
            lookedAt = begin;
        }
    }

    /** The newer one stays; what is at rest goes. */
    private static void merge(Map<UserId, Workspace> into, Workspace workspace) {
        Workspace other = into.get(workspace.userId());
        if (other != null && other.version() > workspace.version()) {
            return;
        }
        if (WATCHED.contains(workspace.state())) {
            into.put(workspace.userId(), workspace);
        } else {
            into.remove(workspace.userId());
        }
    }
}
