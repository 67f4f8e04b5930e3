package io.teamclaw.router.route;

import io.teamclaw.lifecycle.workspaces.WorkspaceService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** Has what is recorded compared with what really runs; in the background and not too often. */
public final class ReconcileTrigger implements Runnable {
    private static final System.Logger LOG = System.getLogger(ReconcileTrigger.class.getName());
    private static final Duration SPACING = Duration.ofSeconds(2);

    private final WorkspaceService workspaces;
    private final Clock clock;
    private final AtomicReference<Instant> last = new AtomicReference<>(Instant.MIN);

    public ReconcileTrigger(WorkspaceService workspaces, Clock clock) {
        this.workspaces = workspaces;
        this.clock = clock;
    }

    @Override
    public void run() {
        Instant before = last.get();
        Instant now = clock.instant();
        if (now.minus(SPACING).isAfter(before) && last.compareAndSet(before, now)) {
            Thread.ofVirtual().name("router-reconcile").start(this::reconcile);
        }
    }

    private void reconcile() {
        try {
            workspaces.reconcile();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "Workspaces could not be reconciled", e);
        }
    }
}
