package io.teamclaw.lifecycle.wakeups;

import io.teamclaw.lifecycle.cron.CronSchedule;
import io.teamclaw.lifecycle.users.User;
import java.util.List;

/**
 * What knows when a person's jobs are due. Besides settings it could be a copy of the list that the
 * person's gateway keeps, taken while it runs.
 */
@FunctionalInterface
public interface ScheduleSource {
    /**
     * All that can be read, in a fixed order; what cannot is logged and left out.
     *
     * @throws RuntimeException where the source itself cannot be read
     */
    List<CronSchedule> schedulesOf(User owner);

    /** What any of several knows. */
    static ScheduleSource allOf(List<ScheduleSource> sources) {
        return owner ->
                sources.stream()
                        .flatMap(source -> source.schedulesOf(owner).stream())
                        .distinct()
                        .toList();
    }
}
