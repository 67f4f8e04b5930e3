package io.teamclaw.router.access;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.users.UserStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who exists and is not disabled, as of a few seconds ago at most. Asked only for ids out of valid
 * tokens, so it holds no more entries than there are people.
 */
public final class ActiveUsers {
    private final UserStore users;
    private final Clock clock;
    private final Duration maxAge;
    private final Map<UserId, Known> known = new ConcurrentHashMap<>();

    public ActiveUsers(UserStore users, Clock clock, Duration maxAge) {
        this.users = users;
        this.clock = clock;
        this.maxAge = maxAge;
    }

    /** The person; empty where there is none or where they are disabled. */
    public Optional<User> find(UserId id) {
        Instant now = clock.instant();
        Known last = known.get(id);
        if (last == null || !now.isBefore(last.readAt().plus(maxAge))) {
            last = new Known(users.find(id).filter(user -> !user.disabled()), now);
            known.put(id, last);
        }
        return last.user();
    }

    private record Known(Optional<User> user, Instant readAt) {}
}
