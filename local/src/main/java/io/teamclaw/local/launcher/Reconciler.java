package io.teamclaw.local.launcher;

import io.teamclaw.lifecycle.workspaces.WorkspaceService;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Repairs every minute what is recorded of workspaces and is not so; in AWS the sweep does it. */
final class Reconciler implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Reconciler.class.getName());
    private static final Duration EVERY = Duration.ofMinutes(1);

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofVirtual().name("reconcile").factory());
    private final WorkspaceService workspaces;

    private Reconciler(WorkspaceService workspaces) {
        this.workspaces = workspaces;
    }

    static Reconciler start(WorkspaceService workspaces) {
        Reconciler reconciler = new Reconciler(workspaces);
        reconciler.timer.scheduleWithFixedDelay(
                reconciler::reconcile, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return reconciler;
    }

    private void reconcile() {
        try {
            workspaces.reconcile();
        } catch (RuntimeException e) {
            // A timer that throws is never called again.
            LOG.log(Level.WARNING, "Workspaces were not reconciled; it is tried again", e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
