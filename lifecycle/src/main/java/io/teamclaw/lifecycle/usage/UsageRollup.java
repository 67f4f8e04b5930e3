package io.teamclaw.lifecycle.usage;

import io.teamclaw.config.table.Tables;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** Follows the usage table's stream and counts each new row; one machine's place of the Lambda. */
public final class UsageRollup implements AutoCloseable {
    private static final Logger LOG = System.getLogger(UsageRollup.class.getName());
    private static final Duration IDLE_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final TableStream stream;
    private final NewRows rows;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicLong failures = new AtomicLong();
    private final Thread thread;

    private UsageRollup(TableStream stream, NewRows rows) {
        this.stream = stream;
        this.rows = rows;
        this.thread = Thread.ofVirtual().name("usage-rollup").unstarted(this::follow);
    }

    /**
     * Starts to follow at the oldest change that the stream still has: what was counted before is
     * seen again and not counted again.
     */
    public static UsageRollup start(
            DynamoDbClient dynamoDb,
            DynamoDbStreamsClient streams,
            RollupStore rollup,
            String environment) {
        String table = Tables.USAGE.physicalName(environment);
        UsageRollup follower =
                new UsageRollup(new TableStream(dynamoDb, streams, table), new NewRows(rollup));
        follower.thread.start();
        return follower;
    }

    /** How often counting failed and was tried again, since the start. */
    public long failures() {
        return failures.get();
    }

    /** Ends when the rows in work are done, within two seconds. */
    @Override
    public void close() {
        closing.countDown();
        try {
            if (!thread.join(LAST_WORDS)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void follow() {
        Duration pause = Duration.ZERO;
        while (!endsWithin(pause)) {
            try {
                pause = stream.read(this::count) ? Duration.ZERO : IDLE_PAUSE;
            } catch (RuntimeException e) {
                failures.incrementAndGet();
                pause = longer(pause);
                logUnlessClosing(pause, e);
            }
        }
    }

    private void count(List<Record> changes) {
        if (closing.getCount() == 0) {
            return;
        }
        int failed =
                rows.count(
                                changes.stream()
                                        .map(
                                                change ->
                                                        new NewRows.Change(
                                                                change.eventNameAsString(),
                                                                change.dynamodb().newImage()))
                                        .toList())
                        .size();
        if (failed > 0) {
            throw new IllegalStateException(failed + " usage rows could not be counted");
        }
    }

    private boolean endsWithin(Duration pause) {
        try {
            return closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.compareTo(IDLE_PAUSE) < 0 ? IDLE_PAUSE : pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    private void logUnlessClosing(Duration pause, RuntimeException e) {
        if (closing.getCount() > 0) {
            LOG.log(
                    Level.WARNING,
                    "Usage could not be counted; trying again in " + pause.toMillis() + " ms",
                    e);
        }
    }
}
