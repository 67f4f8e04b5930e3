package io.teamclaw.adminui.people;

import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.users.Deletion;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.workspaces.Workspace;
import java.util.Optional;

/**
 * A person, for the page about them.
 *
 * @param user the person
 * @param team theirs; empty where it is gone
 * @param deletion present while they are being deleted
 * @param workspace as recorded
 * @param editable whether whoever looks may change them
 * @param myself whether whoever looks is the person
 */
public record PersonDetails(
        User user,
        Optional<Team> team,
        Optional<Deletion> deletion,
        Workspace workspace,
        boolean editable,
        boolean myself) {}
