package io.teamclaw.adminui.workspace;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.users.UserBatch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Who owns the workspaces of a list; each is read at most once a minute for all lists. */
@Component
class Owners {
    private static final Duration FRESH = Duration.ofMinutes(1);

    /** Beyond that many, what is old is forgotten. */
    private static final int MOST = 5_000;

    private record Known(Optional<User> owner, Instant at) {}

    private final UserBatch users;
    private final Clock clock;
    private final Map<UserId, Known> known = new ConcurrentHashMap<>();

    Owners(UserBatch users, Clock clock) {
        this.users = users;
        this.clock = clock;
    }

    /** Those who are there. */
    Map<UserId, User> of(Collection<UserId> ids) {
        Instant now = clock.instant();
        List<UserId> missing = ids.stream().filter(id -> !isFresh(id, now)).toList();
        if (!missing.isEmpty()) {
            if (known.size() > MOST) {
                known.values().removeIf(each -> !now.isBefore(each.at().plus(FRESH)));
            }
            Map<UserId, User> found = users.find(missing);
            missing.forEach(
                    id -> known.put(id, new Known(Optional.ofNullable(found.get(id)), now)));
        }
        Map<UserId, User> owners = new HashMap<>();
        for (UserId id : ids) {
            Optional.ofNullable(known.get(id))
                    .flatMap(Known::owner)
                    .ifPresent(owner -> owners.put(id, owner));
        }
        return owners;
    }

    private boolean isFresh(UserId id, Instant now) {
        Known before = known.get(id);
        return before != null && now.isBefore(before.at().plus(FRESH));
    }
}
