package io.teamclaw.adminui.people;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Carries on, every few seconds, with what takes longer than a click: in each portal, also after
 * the one in which it began has ended.
 */
@Component
class UnfinishedWork implements SmartLifecycle {
    static final Duration PERIOD = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(UnfinishedWork.class);

    private final List<Resumable> work;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofVirtual().name("unfinished-work").factory());
    private volatile boolean running;

    UnfinishedWork(List<Resumable> work) {
        this.work = work;
    }

    @Override
    public void start() {
        running = true;
        timer.scheduleWithFixedDelay(
                this::carryOn, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    void carryOn() {
        for (Resumable each : work) {
            try {
                each.carryOn();
            } catch (RuntimeException e) {
                // A timer whose work throws never runs again.
                LOG.warn("Unfinished work could not be carried on; it is tried again", e);
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        timer.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
