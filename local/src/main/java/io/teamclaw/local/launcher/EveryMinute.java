package io.teamclaw.local.launcher;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Does the platform's housekeeping once a minute; in AWS the sweep does it. */
final class EveryMinute implements AutoCloseable {
    private static final Logger LOG = System.getLogger(EveryMinute.class.getName());

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofVirtual().name("every-minute").factory());
    private final List<Runnable> chores;

    private EveryMinute(List<Runnable> chores) {
        this.chores = chores;
    }

    static EveryMinute run(Runnable... chores) {
        EveryMinute minute = new EveryMinute(List.of(chores));
        minute.timer.scheduleWithFixedDelay(minute::runAll, 1, 1, TimeUnit.MINUTES);
        return minute;
    }

    private void runAll() {
        for (Runnable chore : chores) {
            try {
                chore.run();
            } catch (RuntimeException e) {
                // A timer that throws is never called again, and the other chores must go on.
                LOG.log(Level.WARNING, "A chore failed; it is tried again in a minute", e);
            }
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
