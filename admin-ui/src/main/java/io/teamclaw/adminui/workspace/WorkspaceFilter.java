package io.teamclaw.adminui.workspace;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.workspaces.WorkspaceState;
import java.util.Locale;
import java.util.Optional;

/**
 * Which workspaces a list shows.
 *
 * @param state one; empty for all that are up, on their way or failed
 * @param team of the owner; empty for all
 * @param text a part of the owner's name or e-mail address; may be empty
 */
public record WorkspaceFilter(Optional<WorkspaceState> state, Optional<TeamId> team, String text) {
    /** Without any limit. */
    public static final WorkspaceFilter ALL =
            new WorkspaceFilter(Optional.empty(), Optional.empty(), "");

    /** Whether this is about workspaces that nobody watches live. */
    public boolean isResting() {
        return state.filter(WorkspaceState.STOPPED::equals).isPresent();
    }

    boolean matches(WorkspaceRow row) {
        return state.filter(wanted -> wanted != row.workspace().state()).isEmpty()
                && team.filter(
                                wanted ->
                                        row.owner()
                                                .map(User::teamId)
                                                .filter(wanted::equals)
                                                .isEmpty())
                        .isEmpty()
                && matchesText(row);
    }

    private boolean matchesText(WorkspaceRow row) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return wanted.isEmpty()
                || row.name().toLowerCase(Locale.ROOT).contains(wanted)
                || row.owner().filter(owner -> owner.email().value().contains(wanted)).isPresent();
    }
}
