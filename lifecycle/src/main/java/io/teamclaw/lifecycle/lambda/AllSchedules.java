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
 * Brings everybody's wake-ups in step, in the order of ids, for as long as there is time; another
 * call goes on from there. One person's failure is logged and stays theirs.
 */
final class AllSchedules {
    private static final Logger LOG = System.getLogger(AllSchedules.class.getName());

    private final UserStore users;
    private final ScheduleSync sync;
    private final BooleanSupplier hasTime;
    private int done;
    private int failed;

    AllSchedules(UserStore users, ScheduleSync sync, BooleanSupplier hasTime) {
        this.users = users;
        this.sync = sync;
        this.hasTime = hasTime;
    }

    /**
     * @param people who has a workspace, by id
     * @param after with whom an earlier call ended
     */
    ObjectNode run(List<UserId> people, Optional<UserId> after) {
        List<UserId> left = people.stream().filter(each -> isAfter(each, after)).toList();
        for (UserId each : left) {
            one(each);
            if (!hasTime.getAsBoolean() && !each.equals(left.getLast())) {
                sync.goOn().accept(each);
                return answer().put("goesOnAfter", each.value());
            }
        }
        return answer();
    }

    private static boolean isAfter(UserId each, Optional<UserId> after) {
        return after.isEmpty() || each.value().compareTo(after.get().value()) > 0;
    }

    private void one(UserId userId) {
        try {
            users.find(userId).ifPresent(sync.one());
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
