package io.teamclaw.adminui.workspace;

import io.teamclaw.adminui.security.CurrentUser;
import io.teamclaw.adminui.security.Roles;
import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.usage.Dimension;
import io.teamclaw.lifecycle.usage.RollupStore;
import io.teamclaw.lifecycle.usage.UsageTotals;
import io.teamclaw.lifecycle.workspaces.StartEstimate;
import io.teamclaw.lifecycle.workspaces.Uptime;
import io.teamclaw.lifecycle.workspaces.Workspace;
import io.teamclaw.lifecycle.workspaces.WorkspaceService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** What people do with their own workspace. There is no way to name another person's here. */
@Service
@PreAuthorize(Roles.IS_SIGNED_IN)
public class MyWorkspaceService {
    private final CurrentUser currentUser;
    private final WorkspaceService workspaces;
    private final WorkspaceCommands commands;
    private final RecentStarts starts;
    private final RollupStore rollup;
    private final Clock clock;

    MyWorkspaceService(
            CurrentUser currentUser,
            WorkspaceService workspaces,
            WorkspaceCommands commands,
            RecentStarts starts,
            RollupStore rollup,
            Clock clock) {
        this.currentUser = currentUser;
        this.workspaces = workspaces;
        this.commands = commands;
        this.starts = starts;
        this.rollup = rollup;
        this.clock = clock;
    }

    /** As it is recorded now. */
    public Workspace find() {
        return workspaces.find(me());
    }

    /** Starts it; returns at once with what is recorded then. */
    public Workspace start() {
        commands.start(me(), me());
        return find();
    }

    /** Stops it; returns at once with what is recorded then. */
    public Workspace stop() {
        commands.stop(me(), me());
        return find();
    }

    /** Stops it without waiting for what it is busy with. */
    public Workspace stopNow() {
        commands.stopNow(me(), me());
        return find();
    }

    /** My place in the line of those that wait to start, from 1; empty where I do not wait. */
    public OptionalInt positionInLine() {
        return workspaces.positionInLine(me());
    }

    /** Why it is up and until when; empty where it does not run. */
    public Optional<Uptime> uptime(Workspace mine) {
        return workspaces.uptime(mine);
    }

    /** For how many hours it may be kept up, as a choice; none where that is not allowed. */
    public List<Integer> keepChoices() {
        return KeepChoices.upTo(workspaces.longestKeep());
    }

    /**
     * Keeps it up, whether it is used or not.
     *
     * @throws IllegalArgumentException for a time that is not allowed; says so to a person
     * @throws IllegalStateException where it does not run; says so to a person
     */
    public Workspace keep(int hours) {
        commands.keep(me(), Duration.ofHours(hours));
        return find();
    }

    /** Takes that back. */
    public void endKeep() {
        commands.endKeep(me());
    }

    /**
     * How long it will be until mine runs, as a guess: by its own last start, else by others'
     * lately.
     *
     * @param position in the line, where it waits
     * @return empty where nobody's start says anything
     */
    public Optional<Duration> estimate(Workspace mine, OptionalInt position) {
        return starts.median()
                .or(() -> StartEstimate.median(List.of(mine)))
                .map(usual -> StartEstimate.of(mine, rounds(position), usual, clock.instant()));
    }

    /** As many start at once as may: whoever is further back waits for several of them to end. */
    private int rounds(OptionalInt position) {
        return position.isEmpty()
                ? 0
                : (position.getAsInt() + workspaces.startsAtOnce() - 1) / workspaces.startsAtOnce();
    }

    /** My sum since the first of this month (UTC). */
    public UsageTotals usageThisMonth() {
        Instant now = clock.instant();
        Instant first =
                LocalDate.ofInstant(now, ZoneOffset.UTC)
                        .withDayOfMonth(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant();
        Instant tomorrow = now.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
        return rollup.totals(Dimension.PEOPLE, me().value(), first, tomorrow);
    }

    /** Tells of changes of my workspace, on any thread, until closed. */
    public AutoCloseable follow(Consumer<Workspace> listener) {
        UserId me = me();
        return workspaces.onChange(
                workspace -> {
                    if (workspace.userId().equals(me)) {
                        listener.accept(workspace);
                    }
                });
    }

    private UserId me() {
        return currentUser.require().id();
    }
}
