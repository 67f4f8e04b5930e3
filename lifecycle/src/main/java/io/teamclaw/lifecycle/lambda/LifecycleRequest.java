package io.teamclaw.lifecycle.lambda;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.workspaces.Asked;
import io.teamclaw.lifecycle.workspaces.Removal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the lifecycle function is asked for; {@link RequestReader} has the form of each. */
sealed interface LifecycleRequest {
    /** What is about one person. */
    sealed interface OfPerson extends LifecycleRequest {
        UserId userId();
    }

    /** Makes what a workspace needs, without starting it. */
    record Provision(UserId userId) implements OfPerson {}

    /**
     * @param wakeUp whether a schedule asks, which does not ask again
     */
    record StartOne(UserId userId, boolean wakeUp, Asked asked) implements OfPerson {}

    /** A stop that lets it finish, and a start after that. */
    record Restart(UserId userId, Asked asked) implements OfPerson {}

    /**
     * @param now whether it does not wait for an answer that is being written
     */
    record Stop(UserId userId, boolean now, Asked asked) implements OfPerson {}

    /**
     * @param time from now; empty takes the wish back
     */
    record Keep(UserId userId, Optional<Duration> time) implements OfPerson {}

    /** Goes on with what another call had no time to finish. */
    record CarryOn(UserId userId) implements OfPerson {}

    record Status(UserId userId) implements OfPerson {}

    record Deprovision(UserId userId, Removal files, Asked asked) implements OfPerson {}

    record SyncSchedules(UserId userId) implements OfPerson {}

    record SyncManySchedules(ScheduleSync.Many people) implements LifecycleRequest {}

    /**
     * Settings or people have changed, as the streams of their tables say.
     *
     * @param people whose own settings or record; they need not be there any more
     * @param groups whose members' settings
     */
    record SyncChanged(Set<UserId> people, Set<ScheduleSync.Many> groups)
            implements LifecycleRequest {
        public SyncChanged {
            people = Set.copyOf(people);
            groups = Set.copyOf(groups);
        }
    }

    /** One use of a workspace. */
    record Use(UserId userId, Instant at) {}

    record NoteActivity(List<Use> uses) implements LifecycleRequest {
        public NoteActivity {
            uses = List.copyOf(uses);
        }
    }

    record CheckIdle() implements LifecycleRequest {}

    /** Whoever is next in line. */
    record StartNext() implements LifecycleRequest {}
}
