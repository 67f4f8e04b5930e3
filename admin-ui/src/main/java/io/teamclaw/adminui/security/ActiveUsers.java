package io.teamclaw.adminui.security;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.UserStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Whether signed-in people may still be here, asked with every request and remembered for a few
 * seconds: who is disabled, or given another role, is out within that time.
 */
@Component
public class ActiveUsers {
    static final Duration MEMORY = Duration.ofSeconds(5);

    private final UserStore users;
    private final Clock clock;
    private final Map<UserId, Seen> seen = new ConcurrentHashMap<>();

    private record Seen(Optional<Role> role, Instant until) {}

    ActiveUsers(UserStore users, Clock clock) {
        this.users = users;
        this.clock = clock;
    }

    /** Whether the person exists, is not disabled and has the role of the sign-in. */
    public boolean mayStay(PortalUser user) {
        Instant now = clock.instant();
        return seen.compute(
                        user.id(),
                        (id, before) ->
                                before != null && now.isBefore(before.until)
                                        ? before
                                        : new Seen(roleOf(id), now.plus(MEMORY)))
                .role
                .filter(user.role()::equals)
                .isPresent();
    }

    /** Asks anew with the next request of this person. */
    public void forget(UserId id) {
        seen.remove(id);
    }

    private Optional<Role> roleOf(UserId id) {
        return users.find(id).filter(user -> !user.disabled()).map(user -> user.role());
    }
}
