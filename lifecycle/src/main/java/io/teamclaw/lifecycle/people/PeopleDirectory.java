package io.teamclaw.lifecycle.people;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.dynamodb.ParallelReads;
import io.teamclaw.lifecycle.users.Deletion;
import io.teamclaw.lifecycle.users.Listed;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.users.UserStore;
import io.teamclaw.lifecycle.workspaces.LiveStates;
import io.teamclaw.lifecycle.workspaces.WorkspaceState;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everybody with an account, in memory, so that a list of 10,000 can be searched and sorted by any
 * column. It is read anew, in the background, while somebody looks and it is older than {@link
 * #FRESH}; who comes after {@link #STALE} waits for it. A whole reading asks the index for each
 * role and each live state of workspaces: for 10,000 people some 300 read units. What this process
 * writes is told to it and seen at once.
 */
public final class PeopleDirectory {
    public static final Duration FRESH = Duration.ofSeconds(10);
    public static final Duration STALE = Duration.ofMinutes(1);

    private static final Logger LOG = System.getLogger(PeopleDirectory.class.getName());

    private final UserStore users;
    private final LiveStates workspaces;
    private final Clock clock;
    private final OwnWrites own;
    private final ReentrantLock reading = new ReentrantLock();
    private final AtomicBoolean refreshing = new AtomicBoolean();
    private volatile Optional<Snapshot> last = Optional.empty();

    private record Snapshot(Map<UserId, Person> people, Instant at) {
        boolean isOlder(Duration than, Instant now) {
            return now.isAfter(at.plus(than));
        }
    }

    public PeopleDirectory(UserStore users, LiveStates workspaces, Clock clock) {
        this.users = users;
        this.workspaces = workspaces;
        this.clock = clock;
        this.own = new OwnWrites(clock);
    }

    /**
     * One page of those who match.
     *
     * @param offset how many to leave out
     * @param limit how many at most
     */
    public List<Person> find(PeopleFilter filter, Comparator<Person> order, int offset, int limit) {
        return matching(filter).sorted(order).skip(offset).limit(limit).toList();
    }

    /** How many match. */
    public int count(PeopleFilter filter) {
        return Math.toIntExact(matching(filter).count());
    }

    /** How many people each team has; who has none is not named. */
    public Map<TeamId, Long> sizes() {
        return matching(PeopleFilter.ALL)
                .collect(
                        Collectors.groupingBy(
                                person -> person.user().teamId(), Collectors.counting()));
    }

    private Stream<Person> matching(PeopleFilter filter) {
        return own.over(current().people()).filter(filter::matches);
    }

    /** This process has written the person. */
    public void written(User user) {
        own.written(user, Optional.empty());
    }

    /** This process has begun to delete the person. */
    public void leaving(User user, Deletion deletion) {
        own.written(user, Optional.of(deletion));
    }

    /** This process has removed the person. */
    public void removed(UserId id) {
        own.removed(id);
    }

    private Snapshot current() {
        Instant now = clock.instant();
        Optional<Snapshot> known = last;
        if (known.isEmpty() || known.get().isOlder(STALE, now)) {
            return readOnce(known);
        }
        if (known.get().isOlder(FRESH, now) && refreshing.compareAndSet(false, true)) {
            Thread.ofVirtual().name("people-directory").start(() -> refresh(known));
        }
        return known.get();
    }

    private void refresh(Optional<Snapshot> known) {
        try {
            readOnce(known);
        } catch (RuntimeException e) {
            // What is known stays; the next look tries again.
            LOG.log(Level.WARNING, "The list of people could not be read anew", e);
        } finally {
            refreshing.set(false);
        }
    }

    /** Of many who come at once, one reads and the others take what it found. */
    private Snapshot readOnce(Optional<Snapshot> known) {
        reading.lock();
        try {
            if (!last.equals(known)) {
                return last.orElseThrow();
            }
            Snapshot read = read();
            last = Optional.of(read);
            return read;
        } finally {
            reading.unlock();
        }
    }

    private Snapshot read() {
        Instant at = clock.instant();
        Map<UserId, Person> people =
                ParallelReads.both(
                        workspaces::read,
                        () -> ParallelReads.map(List.of(Role.values()), users::withRole),
                        PeopleDirectory::people);
        own.forgetOlderThan(at.minus(STALE));
        return new Snapshot(people, at);
    }

    private static Map<UserId, Person> people(
            Map<UserId, WorkspaceState> states, List<List<Listed>> byRole) {
        return byRole.stream()
                .flatMap(List::stream)
                .map(one -> person(one, Optional.ofNullable(states.get(one.user().id()))))
                .collect(
                        Collectors.toMap(
                                person -> person.user().id(),
                                Function.identity(),
                                PeopleDirectory::newer));
    }

    /** The index may name somebody in their old and in their new role for a moment. */
    private static Person newer(Person one, Person other) {
        return one.user().version() >= other.user().version() ? one : other;
    }

    private static Person person(Listed one, Optional<WorkspaceState> state) {
        return new Person(one.user(), one.deletion(), state);
    }
}
