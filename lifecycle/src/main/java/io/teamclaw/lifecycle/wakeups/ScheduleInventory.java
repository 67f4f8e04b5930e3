package io.teamclaw.lifecycle.wakeups;

import io.teamclaw.lifecycle.workspaces.Inventory;
import io.teamclaw.lifecycle.workspaces.Workspace;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ListSchedulesResponse;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;
import software.amazon.awssdk.services.scheduler.model.ValidationException;

/** The schedules that wake workspaces. What is not named after a person is not ours. */
public final class ScheduleInventory implements Inventory {
    private static final int PAGE = 100;

    private final SchedulerClient scheduler;
    private final WakeUpTarget target;
    private final WakeUps wakeUps;

    public ScheduleInventory(SchedulerClient scheduler, WakeUpTarget target, WakeUps wakeUps) {
        this.scheduler = scheduler;
        this.target = target;
        this.wakeUps = wakeUps;
    }

    @Override
    public String kind() {
        return "schedule";
    }

    @Override
    public boolean growsWithPeople() {
        return true;
    }

    @Override
    public Page list(Optional<String> from) {
        ListSchedulesResponse page = page(from);
        return new Page(
                page.schedules().stream().flatMap(ScheduleInventory::thing).toList(),
                Optional.ofNullable(page.nextToken()));
    }

    private ListSchedulesResponse page(Optional<String> from) {
        try {
            return scheduler.listSchedules(
                    list -> {
                        list.groupName(target.group()).maxResults(PAGE);
                        from.ifPresent(list::nextToken);
                    });
        } catch (ValidationException e) {
            if (from.isEmpty()) {
                throw e;
            }
            // The token of an earlier sweep is too old.
            return page(Optional.empty());
        }
    }

    private static Stream<Thing> thing(ScheduleSummary schedule) {
        return ScheduleName.owner(schedule.name())
                .map(
                        owner ->
                                new Thing(
                                        schedule.name(),
                                        owner,
                                        Optional.ofNullable(schedule.creationDate())
                                                .orElseGet(Instant::now)))
                .stream();
    }

    @Override
    public boolean isWanted(Thing thing, Workspace record) {
        return wakeUps.want(thing.owner(), thing.id());
    }

    /** And makes what takes its place: a net for changes of settings that nobody followed. */
    @Override
    public void remove(Thing thing) {
        wakeUps.sync(thing.owner());
    }
}
