package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.workspaces.SweepTally.Count;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Decides whether one workspace that may be idle stops now. */
final class IdleLook {
    private static final Logger LOG = System.getLogger(IdleLook.class.getName());

    /** Two looks that are closer are one: a sweep that was asked for twice. */
    private static final Duration APART = Duration.ofSeconds(30);

    private final WorkspaceParts parts;
    private final WorkspaceStore store;
    private final Function<UserId, Workspace> stop;
    private final SweepTally tally;

    /**
     * @param stop stops what does not answer, or may not be up
     */
    IdleLook(
            WorkspaceParts parts,
            WorkspaceStore store,
            Function<UserId, Workspace> stop,
            SweepTally tally) {
        this.parts = parts;
        this.store = store;
        this.stop = stop;
        this.tally = tally;
    }

    /**
     * @param indexed as the index has it
     * @return it as stopping, if it stops
     */
    Optional<Workspace> at(Workspace indexed) {
        UserId id = indexed.userId();
        Optional<User> owner = parts.users().find(id).filter(user -> !user.disabled());
        if (owner.isEmpty()) {
            return disown(indexed);
        }
        Duration idleTime = parts.platform().rules().idleTime(owner.get());
        if (instant().isBefore(Uptime.lastKnownUse(indexed).plus(idleTime))) {
            return Optional.empty();
        }
        Workspace now = find(id);
        if (!isStill(indexed, now)) {
            return Optional.empty();
        }
        Uptime uptime = new Uptimes(parts.platform()).of(owner.get(), now, idleTime);
        if (uptime.mayStop()) {
            return ask(now);
        }
        if (uptime.reason() instanceof UpReason.Kept
                || uptime.reason() instanceof UpReason.JobDue) {
            tally.add(Count.KEPT);
        }
        return Optional.empty();
    }

    private Optional<Workspace> disown(Workspace indexed) {
        UserId id = indexed.userId();
        if (!isStill(indexed, find(id))) {
            return Optional.empty();
        }
        LOG.log(Level.INFO, "The workspace of {0} stops: no account may use it", id);
        return stopNow(id, Count.DISOWNED);
    }

    /** The index is behind by moments. */
    private static boolean isStill(Workspace indexed, Workspace now) {
        return now.state() == WorkspaceState.RUNNING && now.task().equals(indexed.task());
    }

    /** Its gateway alone knows whether it works, e.g. writes an answer. */
    private Optional<Workspace> ask(Workspace idle) {
        return switch (new StopWork(parts).stopIdle(idle)) {
            case IdleStop.Stopping stopping -> {
                tally.add(Count.IDLE_STOPPED);
                yield Optional.of(stopping.workspace());
            }
            case IdleStop.Busy busy -> {
                tally.add(Count.BUSY);
                yield noted(idle, Optional.of(busy.with()));
            }
            case IdleStop.Silent silent -> silent(idle, silent.why());
            case IdleStop.Overtaken overtaken -> Optional.empty();
        };
    }

    /** One that was silent twice and that nobody uses does no work that would be lost. */
    private Optional<Workspace> silent(Workspace idle, String why) {
        LOG.log(Level.INFO, "The gateway of {0} does not answer: {1}", idle.userId(), why);
        if (wasSilentBefore(idle)) {
            return stopNow(idle.userId(), Count.IDLE_STOPPED);
        }
        tally.add(Count.SILENT);
        return noted(idle, Optional.empty());
    }

    private Optional<Workspace> noted(Workspace idle, Optional<String> busyWith) {
        store.looked(idle.userId(), idle.task().orElseThrow(), instant(), busyWith);
        return Optional.empty();
    }

    private Optional<Workspace> stopNow(UserId userId, Count count) {
        Workspace stopping = stop.apply(userId);
        tally.add(count);
        return Optional.of(stopping);
    }

    private boolean wasSilentBefore(Workspace idle) {
        Activity activity = idle.activity();
        return activity.busyWith().isEmpty()
                && activity.lookedAt()
                        .filter(at -> at.isAfter(Uptime.lastKnownUse(idle)))
                        .filter(at -> !at.isAfter(instant().minus(APART)))
                        .isPresent();
    }

    private Workspace find(UserId userId) {
        tally.add(Count.RECORDS);
        return parts.records().find(userId);
    }

    private Instant instant() {
        return parts.platform().clock().instant();
    }
}
