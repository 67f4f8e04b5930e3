package io.teamclaw.adminui.workspace;

import io.teamclaw.lifecycle.workspaces.WorkspaceService;
import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells open pages that workspaces may have changed: soon after each change of this process, and
 * every few seconds for what others did. While no page is open it does nothing.
 */
@Component
class WorkspaceWatch {
    private static final Logger LOG = LoggerFactory.getLogger(WorkspaceWatch.class);
    private static final long EVERY_MILLIS = 5_000;

    /** Changes that follow each other closely are told once. */
    private static final long SOON_MILLIS = 200;

    private final WorkspaceBoard board;
    private final List<Runnable> pages = new CopyOnWriteArrayList<>();
    private final AtomicBoolean isDue = new AtomicBoolean();
    private final AutoCloseable changes;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("workspace-watch").factory());
    private ScheduledFuture<?> ticks;

    WorkspaceWatch(WorkspaceService service, WorkspaceBoard board) {
        this.board = board;
        this.changes =
                service.onChange(
                        workspace -> {
                            board.tell(workspace);
                            tellSoon();
                        });
    }

    /**
     * @param page told, on another thread, that it should look again; must not take long
     * @return what ends that
     */
    AutoCloseable follow(Runnable page) {
        synchronized (this) {
            pages.add(page);
            if (ticks == null) {
                ticks =
                        timer.scheduleWithFixedDelay(
                                this::tellAll, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
            }
        }
        return () -> leave(page);
    }

    private synchronized void leave(Runnable page) {
        pages.remove(page);
        if (pages.isEmpty() && ticks != null) {
            ticks.cancel(false);
            ticks = null;
        }
    }

    /** How many pages follow. */
    int followers() {
        return pages.size();
    }

    private void tellSoon() {
        if (!pages.isEmpty() && isDue.compareAndSet(false, true)) {
            timer.schedule(
                    () -> {
                        isDue.set(false);
                        tellAll();
                    },
                    SOON_MILLIS,
                    TimeUnit.MILLISECONDS);
        }
    }

    private void tellAll() {
        for (Runnable page : pages) {
            try {
                page.run();
            } catch (RuntimeException e) {
                LOG.warn("A page could not be told that workspaces changed", e);
            }
        }
    }

    @PreDestroy
    void close() throws Exception {
        changes.close();
        timer.shutdownNow();
    }
}
