package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.dynamodb.Retries;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The stored workspaces, and who wants to hear of their transitions. */
final class WorkspaceRecords {
    private static final Logger LOG = System.getLogger(WorkspaceRecords.class.getName());

    private final WorkspaceStore store;
    private final List<WorkspaceHook> hooks;
    private final Clock clock;
    private final List<Consumer<Workspace>> listeners = new CopyOnWriteArrayList<>();

    WorkspaceRecords(WorkspaceStore store, List<WorkspaceHook> hooks, Clock clock) {
        this.store = store;
        this.hooks = hooks;
        this.clock = clock;
    }

    Workspace find(UserId userId) {
        return store.find(userId);
    }

    /** One transition; empty where somebody else moved the workspace since it was read. */
    Optional<Workspace> move(Workspace from, Workspace to) {
        return move(from, to, Asked.UNKNOWN);
    }

    /** The same, noted as asked for. */
    Optional<Workspace> move(Workspace from, Workspace to, Asked asked) {
        return done(claim(from, to, PlaceLimits.NONE, asked));
    }

    /** The same, and only if nobody used or kept it since. */
    Optional<Workspace> moveUnused(Workspace from, Workspace to, Asked asked) {
        return done(told(store.transitions().moveUnused(from, noted(from, to, asked))));
    }

    /** A transition that takes a place within these limits. */
    Move claim(Workspace from, Workspace to, PlaceLimits limits, Asked asked) {
        EndedRun.of(from, to, clock.instant())
                .ifPresent(run -> hooks.forEach(hook -> hook.ended(run)));
        return told(store.transitions().move(from, noted(from, to, asked), limits));
    }

    private Workspace noted(Workspace from, Workspace to, Asked asked) {
        return Timeline.noted(from, to, asked, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private Move told(Move move) {
        done(move).ifPresent(this::tell);
        return move;
    }

    private static Optional<Workspace> done(Move move) {
        return move instanceof Move.Done done ? Optional.of(done.workspace()) : Optional.empty();
    }

    /**
     * One transition of whatever the workspace is by now.
     *
     * @param condition whether it may still be moved
     * @return as stored; empty where the condition does not hold (any more)
     */
    Optional<Workspace> moveWhile(
            UserId userId, Predicate<Workspace> condition, UnaryOperator<Workspace> next) {
        return Retries.until(
                "move a workspace on",
                () -> {
                    Workspace now = store.find(userId);
                    return condition.test(now)
                            ? move(now, next.apply(now)).map(Optional::of)
                            : Optional.of(Optional.empty());
                });
    }

    AutoCloseable onChange(Consumer<Workspace> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void tell(Workspace workspace) {
        for (Consumer<Workspace> listener : listeners) {
            try {
                listener.accept(workspace);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "A listener failed for " + workspace.userId(), e);
            }
        }
    }
}
