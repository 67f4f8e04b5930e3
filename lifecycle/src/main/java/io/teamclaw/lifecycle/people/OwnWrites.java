package io.teamclaw.lifecycle.people;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.users.Deletion;
import io.teamclaw.lifecycle.users.User;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What this process wrote lately. A reading may have begun before, and the index is some way
 * behind, so that the newer version of the two counts.
 */
final class OwnWrites {
    /** A person as written, or that they were removed. */
    private record Write(Optional<User> user, Optional<Deletion> deletion, Instant at) {}

    private final Clock clock;
    private final Map<UserId, Write> writes = new ConcurrentHashMap<>();

    OwnWrites(Clock clock) {
        this.clock = clock;
    }

    void written(User user, Optional<Deletion> deletion) {
        writes.merge(
                user.id(),
                new Write(Optional.of(user), deletion, clock.instant()),
                OwnWrites::newer);
    }

    void removed(UserId id) {
        writes.put(id, new Write(Optional.empty(), Optional.empty(), clock.instant()));
    }

    void forgetOlderThan(Instant time) {
        writes.values().removeIf(write -> write.at().isBefore(time));
    }

    Stream<Person> over(Map<UserId, Person> read) {
        if (writes.isEmpty()) {
            return read.values().stream();
        }
        Map<UserId, Person> all = new HashMap<>(read);
        writes.forEach((id, write) -> apply(all, id, write));
        return all.values().stream();
    }

    private static void apply(Map<UserId, Person> all, UserId id, Write write) {
        if (write.user().isEmpty()) {
            all.remove(id);
            return;
        }
        User user = write.user().get();
        Optional<Person> there = Optional.ofNullable(all.get(id));
        if (there.isEmpty() || there.get().user().version() < user.version()) {
            all.put(id, new Person(user, write.deletion(), there.flatMap(Person::workspace)));
        }
    }

    private static Write newer(Write one, Write other) {
        boolean keep =
                one.user().isEmpty()
                        || one.user().get().version() > other.user().orElseThrow().version();
        return keep ? one : other;
    }
}
