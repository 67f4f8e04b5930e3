package io.teamclaw.adminui.people;

import io.teamclaw.adminui.audit.AuditTrail;
import io.teamclaw.adminui.people.BulkOutcome.Reason;
import io.teamclaw.adminui.security.Roles;
import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.people.PeopleDirectory;
import io.teamclaw.lifecycle.users.LastAdministratorException;
import io.teamclaw.lifecycle.users.PersonLeavingException;
import io.teamclaw.lifecycle.users.TeamClosedException;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.users.UserStore;
import io.teamclaw.lifecycle.users.Users;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** What administrators do to many people at once; one who fails keeps nobody else back. */
@Service
@PreAuthorize(Roles.IS_ADMIN)
public class BulkChanges {
    private static final Logger LOG = LoggerFactory.getLogger(BulkChanges.class);

    private final UserStore users;
    private final PeopleDirectory directory;
    private final PeopleAdmin one;
    private final AuditTrail audit;

    BulkChanges(UserStore users, PeopleDirectory directory, PeopleAdmin one, AuditTrail audit) {
        this.users = users;
        this.directory = directory;
        this.one = one;
        this.audit = audit;
    }

    /** Puts people into a team, each out of the one they were in. */
    public BulkOutcome assign(Collection<UserId> people, TeamId team) {
        return each(people, id -> move(id, team));
    }

    /** Disables people, but not oneself. */
    public BulkOutcome disable(Collection<UserId> people) {
        return each(people, one::disable);
    }

    private void move(UserId id, TeamId team) {
        User before = users.find(id).orElseThrow();
        User after = users.update(id, user -> Users.in(team, user));
        directory.written(after);
        if (!after.equals(before)) {
            audit.record(
                    "person.moved", "person/" + id, PersonJson.of(before), PersonJson.of(after));
        }
    }

    private BulkOutcome each(Collection<UserId> people, Consumer<UserId> change) {
        List<UserId> done = new ArrayList<>();
        Map<UserId, Reason> failed = new LinkedHashMap<>();
        for (UserId id : people) {
            try {
                change.accept(id);
                done.add(id);
            } catch (RuntimeException e) {
                failed.put(id, reason(id, e));
            }
        }
        return new BulkOutcome(done, failed);
    }

    private Reason reason(UserId id, RuntimeException why) {
        return switch (why) {
            case LastAdministratorException last -> Reason.LAST_ADMINISTRATOR;
            case PersonLeavingException leaving -> Reason.LEAVING;
            case TeamClosedException closed -> Reason.TEAM_CLOSED;
            case NoSuchElementException gone -> Reason.GONE;
            case IllegalArgumentException self when one.isMyself(id) -> Reason.MYSELF;
            default -> {
                LOG.error("One of many people could not be changed: {}", id, why);
                yield Reason.BROKEN;
            }
        };
    }
}
