package io.teamclaw.adminui.workspace;

import io.teamclaw.adminui.audit.AuditTrail;
import io.teamclaw.adminui.security.Roles;
import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.logs.WorkspaceLogs;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** What others' workspaces say. Lines may hold what a person is at, so each look is audited. */
@Service
@PreAuthorize(Roles.IS_ADMIN)
public class WorkspaceLogService {
    private static final int MOST = 200;

    private final WorkspaceLogs logs;
    private final AuditTrail audit;

    WorkspaceLogService(WorkspaceLogs logs, AuditTrail audit) {
        this.logs = logs;
        this.audit = audit;
    }

    /**
     * Begins to look at somebody's last lines, which is audited; whoever then follows them reads on
     * by {@link Reading#latest}.
     */
    public Reading open(UserId id) {
        audit.record("workspace.logs-read", "workspace/" + id);
        return () -> logs.latest(id, MOST);
    }

    /** A look at one workspace's lines. */
    @FunctionalInterface
    public interface Reading {
        /**
         * The last lines, oldest first.
         *
         * @throws java.io.UncheckedIOException where they cannot be read; says so to a person
         */
        List<WorkspaceLogs.Line> latest();
    }
}
