package io.teamclaw.sidecar.usage;

import io.teamclaw.config.usage.UsageRow;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Writes rows from a thread of its own, some at once, so that no call waits for their store. While
 * the store is away they wait in a backlog, in their order. A row that finds no room anywhere goes
 * to the log whole: it can then be put in by hand.
 */
final class UsageWriter implements UsageSink {
    private static final Logger LOG = System.getLogger(UsageWriter.class.getName());

    /** Statements of one batch (DynamoDB quotas). */
    static final int BATCH = 25;

    /** Some minutes of a busy agent, and about two megabytes. */
    private static final int QUEUE = 4_000;

    /** How long a call whose answer has been sent may wait for room in the queue. */
    private static final Duration FOR_ROOM = Duration.ofSeconds(1);

    private static final Duration TICK = Duration.ofMillis(100);

    /** How long the first row waits for others: a busy core is not woken for each. */
    private static final Duration COMPANY = Duration.ofMillis(20);

    private final StoreAccess store;
    private final Backlog backlog;
    private final Duration flushBound;
    private final BlockingQueue<UsageRow> queue = new ArrayBlockingQueue<>(QUEUE);
    private final LongAdder spilled = new LongAdder();
    private final LongAdder lost = new LongAdder();
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile boolean ended;

    /**
     * @param stores makes the store, on the writing thread: the SDK takes its time to start
     * @param backlog closed with this
     * @param flushBound how long {@link #close()} may take
     */
    UsageWriter(Supplier<RowStore> stores, Backlog backlog, Duration flushBound, Pauses pauses) {
        this.store = new StoreAccess(stores, pauses, this::lose);
        this.backlog = backlog;
        this.flushBound = flushBound;
        // Not a virtual one: beside hundreds of streams on one core it would seldom get its turn.
        this.thread = Thread.ofPlatform().name("usage-writer").daemon(true).start(this::runGuarded);
    }

    @Override
    public void write(UsageRow row) {
        if (!queue.offer(row) && !offerPatiently(row)) {
            keep(List.of(row));
        }
        if (ended) {
            keepQueue();
        }
    }

    private boolean offerPatiently(UsageRow row) {
        try {
            return !ended && queue.offer(row, FOR_ROOM.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public UsageFigures figures() {
        return new UsageFigures(store.written(), spilled.sum(), lost.sum(), queue.size());
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            if (!thread.join(flushBound)) {
                thread.interrupt();
                thread.join(Duration.ofSeconds(1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ended = true;
        keepQueue();
        loseMemory();
        backlog.close();
    }

    private void runGuarded() {
        try (store) {
            run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "Usage is not written any more: {0}", e.getClass().getName());
            ended = true;
            keepQueue();
        }
    }

    private void run() throws InterruptedException {
        while (!isClosing()) {
            round(backlog.isEmpty() || !store.isDue() ? TICK : Duration.ZERO);
        }
        boolean reachable = true;
        while (reachable && !(queue.isEmpty() && backlog.isEmpty())) {
            reachable = round(Duration.ZERO);
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    /** Takes what comes within that time; gives back whether the store took all it was given. */
    private boolean round(Duration wait) throws InterruptedException {
        List<UsageRow> rows = take(wait);
        if (backlog.isEmpty()) {
            List<UsageRow> again = store.insert(rows);
            keep(again);
            return again.isEmpty();
        }
        keep(rows);
        return !(store.isDue() || isClosing()) || sendHead();
    }

    private List<UsageRow> take(Duration wait) throws InterruptedException {
        UsageRow first = queue.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
        if (first == null) {
            return List.of();
        }
        List<UsageRow> rows = new ArrayList<>(BATCH);
        rows.add(first);
        if (queue.size() < BATCH - 1) {
            closing.await(COMPANY.toMillis(), TimeUnit.MILLISECONDS);
        }
        queue.drainTo(rows, BATCH - 1);
        return rows;
    }

    /** All or none leaves the backlog: what is stored already does no harm when it comes again. */
    private boolean sendHead() {
        boolean whole = store.insert(backlog.head(BATCH)).isEmpty();
        if (whole) {
            backlog.dropHead();
        }
        return whole;
    }

    private void keepQueue() {
        List<UsageRow> rows = new ArrayList<>();
        queue.drainTo(rows);
        keep(rows);
    }

    private void keep(List<UsageRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        List<UsageRow> tooMany = ended && !backlog.lasts() ? rows : backlog.add(rows);
        spilled.add(backlog.lasts() ? rows.size() - tooMany.size() : 0);
        tooMany.forEach(row -> lose(row, "no room for it"));
    }

    private void loseMemory() {
        while (!backlog.lasts() && !backlog.isEmpty()) {
            backlog.head(BATCH).forEach(row -> lose(row, "stopped before"));
            backlog.dropHead();
        }
    }

    private void lose(UsageRow row, String why) {
        lost.increment();
        LOG.log(Level.ERROR, "Not written ({0}): {1}", why, UsageJson.line(row));
    }
}
