package io.teamclaw.lifecycle.people;

import io.teamclaw.lifecycle.users.Deletion;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.workspaces.WorkspaceState;
import java.util.Optional;

/**
 * A person as the directory knows them.
 *
 * @param user the person
 * @param deletion present while they are being deleted
 * @param workspace how theirs stands; empty where it does not run
 */
public record Person(User user, Optional<Deletion> deletion, Optional<WorkspaceState> workspace) {

    /** Whether they may sign in. */
    public AccountState account() {
        if (deletion.isPresent()) {
            return AccountState.LEAVING;
        }
        return user.disabled() ? AccountState.DISABLED : AccountState.ACTIVE;
    }

    /** How an account stands. */
    public enum AccountState {
        ACTIVE,
        DISABLED,
        LEAVING
    }
}
