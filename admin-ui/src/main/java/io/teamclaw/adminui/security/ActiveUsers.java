package io.teamclaw.adminui.security;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.users.UserBatch;
import io.teamclaw.lifecycle.users.UserStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Whether signed-in people may still be here, asked with every request and remembered for a few
 * seconds: who is disabled, deleted or given another role is out within that time.
 */
@Component
public class ActiveUsers {
    static final Duration MEMORY = Duration.ofSeconds(5);

    private final UserStore users;
    private final UserBatch batch;
    private final Clock clock;
    private final Map<UserId, Seen> seen = new ConcurrentHashMap<>();

    private record Seen(Optional<User> user, Instant until) {}

    ActiveUsers(UserStore users, UserBatch batch, Clock clock) {
        this.users = users;
        this.batch = batch;
        this.clock = clock;
    }

    /** Whether the person exists, is not disabled and has the role of the sign-in. */
    public boolean mayStay(PortalUser user) {
        return standing(user) == Standing.STAYS;
    }

    /** The same with the reason. */
    public Standing standing(PortalUser user) {
        Instant now = clock.instant();
        Optional<User> current =
                seen.compute(
                                user.id(),
                                (id, before) ->
                                        before != null && now.isBefore(before.until)
                                                ? before
                                                : new Seen(users.find(id), now.plus(MEMORY)))
                        .user;
        if (current.isEmpty()) {
            return Standing.GONE;
        }
        if (current.get().disabled()) {
            return Standing.DISABLED;
        }
        return current.get().role() == user.role() ? Standing.STAYS : Standing.ROLE_CHANGED;
    }

    /** Asks anew with the next request of this person. */
    public void forget(UserId id) {
        seen.remove(id);
    }

    /** Asks for all of them now, a hundred in a read, and forgets whom nobody asked for lately. */
    public void refresh(Set<UserId> ids) {
        Map<UserId, User> found = batch.find(ids);
        Instant now = clock.instant();
        seen.values().removeIf(each -> !now.isBefore(each.until));
        ids.forEach(
                id -> seen.put(id, new Seen(Optional.ofNullable(found.get(id)), now.plus(MEMORY))));
    }
}
