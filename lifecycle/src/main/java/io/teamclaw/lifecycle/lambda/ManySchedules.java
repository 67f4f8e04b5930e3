package io.teamclaw.lifecycle.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.users.UserStore;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Brings wake-ups of a team or of everybody in step, in the order of ids, for as long as there is
 * time; another call goes on from there. One person's failure is logged and stays theirs.
 */
final class ManySchedules {
    private static final Logger LOG = System.getLogger(ManySchedules.class.getName());

    private final UserStore users;
    private final ScheduleSync sync;
    private final BooleanSupplier hasTime;
    private int done;
    private int failed;

    ManySchedules(UserStore users, ScheduleSync sync, BooleanSupplier hasTime) {
        this.users = users;
        this.sync = sync;
        this.hasTime = hasTime;
    }

    /**
     * @param all who has a workspace, by id
     */
    ObjectNode run(List<UserId> all, ScheduleSync.Many wanted) {
        List<UserId> left = all.stream().filter(each -> isAfter(each, wanted.after())).toList();
        for (UserId each : left) {
            one(each, wanted);
            if (!hasTime.getAsBoolean() && !each.equals(left.getLast())) {
                sync.others().accept(new ScheduleSync.Many(wanted.team(), Optional.of(each)));
                return answer().put("goesOnAfter", each.value());
            }
        }
        return answer();
    }

    /**
     * Their own, whoever they are; all are tried.
     *
     * @throws IllegalStateException where one is not in step; call again
     */
    ObjectNode run(LifecycleRequest.SyncChanged change) {
        change.groups().forEach(sync.others());
        change.people().forEach(this::one);
        if (failed > 0) {
            throw new IllegalStateException(
                    "Wake-ups of " + failed + " people are not in step with what has changed");
        }
        return answer();
    }

    private static boolean isAfter(UserId each, Optional<UserId> after) {
        return after.isEmpty() || each.value().compareTo(after.get().value()) > 0;
    }

    private void one(UserId userId, ScheduleSync.Many wanted) {
        if (wanted.team().isEmpty() || isMember(userId, wanted)) {
            one(userId);
        }
    }

    /** Who cannot be read is taken for one: bringing them in step says what is wrong. */
    private boolean isMember(UserId userId, ScheduleSync.Many wanted) {
        try {
            return users.find(userId)
                    .filter(user -> wanted.team().equals(Optional.of(user.teamId())))
                    .isPresent();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The team of " + userId + " is unknown", e);
            return true;
        }
    }

    private void one(UserId userId) {
        try {
            sync.one().accept(userId);
            done++;
        } catch (RuntimeException e) {
            failed++;
            LOG.log(Level.ERROR, "The wake-ups of " + userId + " are not in step", e);
        }
    }

    private ObjectNode answer() {
        return JsonNodeFactory.instance.objectNode().put("synced", done).put("failed", failed);
    }
}
