package io.teamclaw.adminui.people;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.teamclaw.adminui.account.MailFailedException;
import io.teamclaw.adminui.account.SignInAccounts;
import io.teamclaw.adminui.audit.AuditTrail;
import io.teamclaw.adminui.security.CurrentUser;
import io.teamclaw.adminui.security.Roles;
import io.teamclaw.adminui.workspace.WorkspaceCommands;
import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.people.PeopleDirectory;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.EmailTakenException;
import io.teamclaw.lifecycle.users.LastAdministratorException;
import io.teamclaw.lifecycle.users.PersonChangedException;
import io.teamclaw.lifecycle.users.PersonLeavingException;
import io.teamclaw.lifecycle.users.TeamClosedException;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.users.UserStore;
import io.teamclaw.lifecycle.users.Users;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** What administrators do to one person. */
@Service
@PreAuthorize(Roles.IS_ADMIN)
public class PeopleAdmin {
    private final UserStore users;
    private final PeopleDirectory directory;
    private final SignInAccounts accounts;
    private final WorkspaceCommands workspaces;
    private final CurrentUser currentUser;
    private final AuditTrail audit;

    PeopleAdmin(
            UserStore users,
            PeopleDirectory directory,
            SignInAccounts accounts,
            WorkspaceCommands workspaces,
            CurrentUser currentUser,
            AuditTrail audit) {
        this.users = users;
        this.directory = directory;
        this.accounts = accounts;
        this.workspaces = workspaces;
        this.currentUser = currentUser;
        this.audit = audit;
    }

    /**
     * Adds a person, also with an address that was blocked when somebody was deleted; call {@link
     * #sendInvitation} then.
     *
     * @throws EmailTakenException where somebody has the address
     * @throws TeamClosedException where the team is being deleted
     */
    public User invite(EmailAddress email, PersonForm form) {
        User added = users.invite(email, form.name(), form.role(), form.team());
        directory.written(added);
        audit.record(
                "person.invited",
                target(added.id()),
                JsonNodeFactory.instance.missingNode(),
                PersonJson.of(added));
        return added;
    }

    /**
     * Sends the e-mail that says how to sign in, once more where it was sent before.
     *
     * @throws MailFailedException where it could not be sent; the person's record stands
     * @throws NoSuchElementException where there is no such person
     */
    public void sendInvitation(UserId id) {
        accounts.invite(require(id));
        audit.record("person.invitation-sent", target(id));
    }

    /**
     * Changes name, role and team.
     *
     * @param seen version of the person that was shown
     * @throws PersonChangedException where somebody changed them since
     * @throws LastAdministratorException where nobody would be an administrator any more
     * @throws TeamClosedException where they would join a team that is being deleted
     * @throws PersonLeavingException where they are being deleted
     */
    public User edit(UserId id, long seen, PersonForm form) {
        User before = require(id);
        User after =
                users.update(
                        id,
                        seen,
                        user -> Users.edited(user, form.name(), form.role(), form.team()));
        return changed("person.edited", before, after);
    }

    /**
     * Disables a person: the workspace stops in the middle of whatever it does, and every session
     * ends within seconds.
     *
     * @throws IllegalArgumentException where it is oneself
     * @throws LastAdministratorException where nobody would be an administrator any more
     * @throws PersonLeavingException where they are being deleted
     */
    public User disable(UserId id) {
        if (isMyself(id)) {
            throw new IllegalArgumentException("You cannot disable your own account.");
        }
        User before = require(id);
        User after = users.update(id, user -> Users.disabled(user, true));
        changed("person.disabled", before, after);
        // Also where they were disabled before: what failed then is done now.
        workspaces.stopNow(id);
        return after;
    }

    /** Lets a disabled person in again. */
    public User enable(UserId id) {
        User before = require(id);
        return changed(
                "person.enabled", before, users.update(id, user -> Users.disabled(user, false)));
    }

    /** Whether it is whoever looks. */
    public boolean isMyself(UserId id) {
        return currentUser.require().id().equals(id);
    }

    /** Tells all who have to know; a sign-in account out of step is put right by a repetition. */
    private User changed(String action, User before, User after) {
        directory.written(after);
        if (!after.equals(before)) {
            audit.record(action, target(after.id()), PersonJson.of(before), PersonJson.of(after));
        }
        accounts.update(after);
        return after;
    }

    private User require(UserId id) {
        return Optional.of(id)
                .flatMap(users::find)
                .orElseThrow(() -> new NoSuchElementException("There is no person " + id));
    }

    private static String target(UserId id) {
        return "person/" + id;
    }
}
