package io.teamclaw.adminui.people;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamclaw.adminui.audit.AuditTrail;
import io.teamclaw.adminui.security.CurrentUser;
import io.teamclaw.adminui.security.Roles;
import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.people.PeopleDirectory;
import io.teamclaw.lifecycle.settings.ConfigStore;
import io.teamclaw.lifecycle.users.Deletion;
import io.teamclaw.lifecycle.users.LastAdministratorException;
import io.teamclaw.lifecycle.users.PersonChangedException;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.users.UserStore;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Deletes people. It takes as long as their workspace takes to go; {@link LeavingPeople} sees to
 * it.
 */
@Service
@PreAuthorize(Roles.IS_ADMIN)
public class PersonDeletion {
    private final UserStore users;
    private final ConfigStore settings;
    private final PeopleDirectory directory;
    private final LeavingPeople leaving;
    private final CurrentUser currentUser;
    private final AuditTrail audit;
    private final Clock clock;

    PersonDeletion(
            UserStore users,
            ConfigStore settings,
            PeopleDirectory directory,
            LeavingPeople leaving,
            CurrentUser currentUser,
            AuditTrail audit,
            Clock clock) {
        this.users = users;
        this.settings = settings;
        this.directory = directory;
        this.leaving = leaving;
        this.currentUser = currentUser;
        this.audit = audit;
        this.clock = clock;
    }

    /** How many settings of their own would go. */
    public int settings(UserId id) {
        return settings.settings("user#" + id).size();
    }

    /**
     * Disables a person for good and begins to take away what is theirs. Asking again, e.g. to keep
     * files that could not be deleted, carries it on.
     *
     * @param seen version of the person that was shown
     * @param typedEmail what was typed to confirm: their address
     * @param deleteFiles whether the files of their workspace go too
     * @param blockAddress whether nobody may sign up with their address again
     * @throws IllegalArgumentException where the address is another, or it is oneself
     * @throws PersonChangedException where somebody changed them since
     * @throws LastAdministratorException where nobody would be an administrator any more
     */
    public void delete(
            UserId id, long seen, String typedEmail, boolean deleteFiles, boolean blockAddress) {
        User before = users.find(id).orElseThrow();
        if (!before.email().value().equalsIgnoreCase(typedEmail.strip())) {
            throw new IllegalArgumentException("This is not the person's e-mail address.");
        }
        if (currentUser.require().id().equals(id)) {
            throw new IllegalArgumentException("You cannot delete your own account.");
        }
        Deletion deletion =
                new Deletion(
                        deleteFiles, blockAddress, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        User after = users.beginDeletion(id, seen, deletion);
        directory.leaving(after, deletion);
        ObjectNode how = PersonJson.of(after);
        how.put("deleteFiles", deleteFiles).put("blockAddress", blockAddress);
        audit.record("person.deleted", "person/" + id, PersonJson.of(before), how);
        leaving.begin(after, deletion);
    }
}
