package io.teamclaw.adminui.people;

import io.teamclaw.adminui.account.SignInAccounts;
import io.teamclaw.adminui.workspace.WorkspaceCommands;
import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.people.PeopleDirectory;
import io.teamclaw.lifecycle.settings.ScopeRemoval;
import io.teamclaw.lifecycle.users.Deletion;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.users.UserStore;
import io.teamclaw.lifecycle.workspaces.Removal;
import io.teamclaw.lifecycle.workspaces.Workspace;
import io.teamclaw.lifecycle.workspaces.WorkspaceService;
import io.teamclaw.lifecycle.workspaces.WorkspaceState;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Carries on with those who are being deleted: first nobody can sign in, then the workspace goes,
 * and with it the settings, the sign-in account and the record. Each step may be done twice, and by
 * any portal.
 */
@Component
class LeavingPeople implements Resumable {
    private static final Logger LOG = LoggerFactory.getLogger(LeavingPeople.class);

    private final UserStore users;
    private final PeopleDirectory directory;
    private final SignInAccounts accounts;
    private final WorkspaceCommands commands;
    private final WorkspaceService workspaces;
    private final ScopeRemoval settings;

    LeavingPeople(
            UserStore users,
            PeopleDirectory directory,
            SignInAccounts accounts,
            WorkspaceCommands commands,
            WorkspaceService workspaces,
            ScopeRemoval settings) {
        this.users = users;
        this.directory = directory;
        this.accounts = accounts;
        this.commands = commands;
        this.workspaces = workspaces;
        this.settings = settings;
    }

    /** What was just asked for; also where it was asked for before and then failed. */
    void begin(User user, Deletion deletion) {
        accounts.update(user);
        if (workspaces.find(user.id()).state() == WorkspaceState.ABSENT) {
            finish(user);
        } else {
            commands.deprovision(user.id(), removal(deletion));
        }
    }

    /** Looks after all of them; one read where there are none. */
    @Override
    public void carryOn() {
        for (UserId id : users.leaving()) {
            try {
                carryOn(id);
            } catch (RuntimeException e) {
                // The others go on, and so does this one the next time.
                LOG.warn("The deletion of {} could not be carried on", id, e);
            }
        }
    }

    private void carryOn(UserId id) {
        Optional<User> user = users.find(id);
        Optional<Deletion> deletion = users.deletion(id);
        if (user.isEmpty() || deletion.isEmpty()) {
            return;
        }
        Workspace workspace = workspaces.find(id);
        if (workspace.state() == WorkspaceState.ABSENT) {
            finish(user.get());
        } else if (!isUnderWay(workspace)) {
            commands.deprovision(id, removal(deletion.get()));
        }
    }

    /**
     * One whose removal failed is left to an administrator, who may then keep the files: it was
     * tried for an hour.
     */
    private static boolean isUnderWay(Workspace workspace) {
        return workspace.removal().isPresent();
    }

    private void finish(User user) {
        settings.of(user.id());
        accounts.delete(user);
        users.remove(user.id());
        directory.removed(user.id());
        LOG.info("{} is deleted", user.id());
    }

    private static Removal removal(Deletion deletion) {
        return deletion.deleteFiles() ? Removal.DELETE_FILES : Removal.KEEP_FILES;
    }
}
