package io.teamclaw.adminui.workspace;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.teamclaw.adminui.audit.AuditTrail;
import io.teamclaw.adminui.security.CurrentUser;
import io.teamclaw.adminui.security.Roles;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.users.UserStore;
import io.teamclaw.lifecycle.workspaces.Removal;
import io.teamclaw.lifecycle.workspaces.Workspace;
import io.teamclaw.lifecycle.workspaces.WorkspaceService;
import io.teamclaw.lifecycle.workspaces.WorkspaceState;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * What administrators and, within their team, leads do to others' workspaces. Each is done for each
 * of them on its own: what does not work for one is told and keeps no other from it. Each that is
 * under way is audited.
 */
@Service
@PreAuthorize(Roles.IS_ADMIN_OR_LEAD)
public class WorkspaceActionService {
    private final WorkspaceService workspaces;
    private final WorkspaceCommands commands;
    private final UserStore users;
    private final BulkCommands bulk;
    private final CurrentUser currentUser;
    private final AuditTrail audit;

    WorkspaceActionService(
            WorkspaceService workspaces,
            WorkspaceCommands commands,
            UserStore users,
            BulkCommands bulk,
            CurrentUser currentUser,
            AuditTrail audit) {
        this.workspaces = workspaces;
        this.commands = commands;
        this.users = users;
        this.bulk = bulk;
        this.currentUser = currentUser;
        this.audit = audit;
    }

    /** Starts those that are stopped, failed or were never started. */
    public BulkOutcome start(Collection<UserId> ids) {
        return bulk.each(
                ids,
                "workspace.started",
                (owner, now) -> {
                    requireEnabled(owner);
                    require(
                            now.state() != WorkspaceState.RUNNING && !now.isStarting(),
                            Texts.text("workspaces.refused.runs"));
                    require(
                            now.state() != WorkspaceState.STOPPING && now.removal().isEmpty(),
                            Texts.text("workspaces.refused.stopping"));
                    commands.start(owner.id(), me());
                });
    }

    /** Stops those that are up or starting, when they have finished what they are at. */
    public BulkOutcome stop(Collection<UserId> ids) {
        return bulk.each(
                ids,
                "workspace.stopped",
                (owner, now) -> {
                    requireUp(now);
                    commands.stop(owner.id(), me());
                });
    }

    /** Stops them in the middle of whatever they do. */
    public BulkOutcome stopNow(Collection<UserId> ids) {
        return bulk.each(
                ids,
                "workspace.stopped-at-once",
                (owner, now) -> {
                    requireUp(now);
                    commands.stopNow(owner.id(), me());
                });
    }

    /** Stops those that are up, and starts them again. */
    public BulkOutcome restart(Collection<UserId> ids) {
        return bulk.each(
                ids,
                "workspace.restarted",
                (owner, now) -> {
                    requireEnabled(owner);
                    require(now.removal().isEmpty(), Texts.text("workspaces.refused.stopping"));
                    commands.restart(owner.id(), me());
                });
    }

    /** Keeps those up that run, whether they are used or not. */
    public BulkOutcome keep(Collection<UserId> ids, int hours) {
        return bulk.each(
                ids,
                "workspace.kept",
                (owner, now) -> {
                    require(
                            now.state() == WorkspaceState.RUNNING || now.isStarting(),
                            Texts.text("workspaces.refused.rests"));
                    commands.keep(owner.id(), Duration.ofHours(hours));
                });
    }

    /** Makes what those need who have none yet, so that their first start is faster. */
    @PreAuthorize(Roles.IS_ADMIN)
    public BulkOutcome provision(Collection<UserId> ids) {
        return bulk.each(
                ids,
                "workspace.provisioned",
                (owner, now) -> {
                    require(
                            now.state() == WorkspaceState.ABSENT,
                            Texts.text("workspaces.refused.there"));
                    commands.provision(owner.id());
                });
    }

    /**
     * Takes a workspace away for good.
     *
     * @param email of its owner, as typed by who asks
     * @throws IllegalArgumentException where that is another one; the message is for a person
     * @throws NoSuchElementException if there is no such person
     */
    @PreAuthorize(Roles.IS_ADMIN)
    public void deprovision(UserId id, String email, Removal removal) {
        User owner = users.find(id).orElseThrow();
        if (!owner.email().value().equalsIgnoreCase(email.strip())) {
            throw new IllegalArgumentException(Texts.text("workspaces.remove.other-email"));
        }
        Workspace before = workspaces.find(id);
        commands.deprovision(id, removal, me());
        audit.record(
                "workspace.deprovisioned",
                BulkCommands.target(id),
                BulkCommands.state(before),
                JsonNodeFactory.instance.objectNode().put("files", removal.wireValue()));
    }

    /** Whether this person may prepare and remove workspaces, besides what leads may. */
    public boolean isAdmin() {
        return currentUser.require().role() == Role.ADMIN;
    }

    /** For how many hours a workspace may be kept up, as a choice. */
    public List<Integer> keepChoices() {
        return KeepChoices.upTo(workspaces.longestKeep());
    }

    private UserId me() {
        return currentUser.require().id();
    }

    private static void requireUp(Workspace now) {
        boolean up = now.state().isLive() || now.hasLeftovers();
        require(up, Texts.text("workspaces.refused.rests"));
    }

    private static void requireEnabled(User owner) {
        require(!owner.disabled(), Texts.text("workspaces.refused.disabled"));
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise);
        }
    }
}
