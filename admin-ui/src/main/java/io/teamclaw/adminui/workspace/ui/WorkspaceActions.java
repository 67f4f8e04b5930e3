package io.teamclaw.adminui.workspace.ui;

import io.teamclaw.adminui.layout.ui.Confirm;
import io.teamclaw.adminui.layout.ui.Notices;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.adminui.workspace.BulkOutcome;
import io.teamclaw.adminui.workspace.WorkspaceActionService;
import io.teamclaw.adminui.workspace.WorkspaceRow;
import io.teamclaw.config.id.UserId;
import java.util.List;

/** Asks where that is due, does it to one or many, and says how it went. */
final class WorkspaceActions {
    private final WorkspaceActionService service;
    private final Runnable done;
    private final boolean admin;

    /**
     * @param done after something was done
     */
    WorkspaceActions(WorkspaceActionService service, Runnable done) {
        this.service = service;
        this.done = done;
        this.admin = service.isAdmin();
    }

    /** Whether what only administrators may do is offered. */
    boolean isAdmin() {
        return admin;
    }

    void start(List<WorkspaceRow> rows) {
        tell(service.start(ids(rows)), "workspaces.done.start");
    }

    void stop(List<WorkspaceRow> rows) {
        Confirm.destructive(
                Texts.text("workspaces.stop.title", rows.size(), whose(rows)),
                Texts.text("workspaces.stop.text"),
                Texts.text("workspaces.action.stop"),
                () -> tell(service.stop(ids(rows)), "workspaces.done.stop"));
    }

    void stopNow(List<WorkspaceRow> rows) {
        Confirm.destructive(
                Texts.text("workspaces.stop-now.title", rows.size(), whose(rows)),
                Texts.text("workspaces.stop-now.text"),
                Texts.text("workspaces.action.stop-now"),
                () -> tell(service.stopNow(ids(rows)), "workspaces.done.stop"));
    }

    void restart(List<WorkspaceRow> rows) {
        Confirm.destructive(
                Texts.text("workspaces.restart.title", rows.size(), whose(rows)),
                Texts.text("workspaces.restart.text"),
                Texts.text("workspaces.action.restart"),
                () -> tell(service.restart(ids(rows)), "workspaces.done.restart"));
    }

    void keep(List<WorkspaceRow> rows, int hours) {
        tell(service.keep(ids(rows), hours), "workspaces.done.keep");
    }

    void provision(List<WorkspaceRow> rows) {
        tell(service.provision(ids(rows)), "workspaces.done.provision");
    }

    void remove(WorkspaceRow row) {
        row.owner().ifPresent(owner -> new RemoveDialog(service, owner, done).open());
    }

    List<Integer> keepChoices() {
        return service.keepChoices();
    }

    private void tell(BulkOutcome outcome, String key) {
        int worked = outcome.worked().size();
        if (worked > 0) {
            Notices.success(Texts.text(key, worked));
        }
        if (outcome.refused().size() == 1 && worked == 0) {
            BulkOutcome.Refusal one = outcome.refused().getFirst();
            Notices.failure(Texts.text("workspaces.refused.one", one.name(), one.why()));
        } else if (!outcome.refused().isEmpty()) {
            new RefusedDialog(outcome).open();
        }
        done.run();
    }

    private static List<UserId> ids(List<WorkspaceRow> rows) {
        return rows.stream().map(WorkspaceRow::id).toList();
    }

    private static String whose(List<WorkspaceRow> rows) {
        return rows.getFirst().name();
    }
}
