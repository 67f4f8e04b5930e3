package io.teamclaw.sidecar.usage;

import io.teamclaw.config.table.Tables;
import io.teamclaw.config.usage.UsageRow;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Puts rows into the usage table from a thread of its own, so that no call waits for DynamoDB. A
 * row that cannot be written after some attempts, or finds the queue full, goes to the log whole:
 * it can then be put in by hand.
 */
public final class DynamoDbUsageSink implements UsageSink {
    private static final Logger LOG = System.getLogger(DynamoDbUsageSink.class.getName());

    /** Some minutes of a busy agent, and less than a megabyte. */
    private static final int QUEUE = 1_000;

    /** The SDK has tried several times within each of these already. */
    private static final int ATTEMPTS = 4;

    private final Supplier<DynamoDbClient> clients;
    private final String table;
    private final Duration flushBound;
    private final BlockingQueue<UsageRow> queue = new ArrayBlockingQueue<>(QUEUE);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicBoolean unusable = new AtomicBoolean();
    private final Thread writer;

    /**
     * @param clients makes the client, on the writing thread: the SDK takes its time to start
     * @param table name of the usage table
     * @param flushBound how long {@link #close()} may take
     */
    public DynamoDbUsageSink(Supplier<DynamoDbClient> clients, String table, Duration flushBound) {
        this.clients = clients;
        this.table = table;
        this.flushBound = flushBound;
        this.writer = Thread.ofVirtual().name("usage-writer").start(this::run);
    }

    @Override
    public void write(UsageRow row) {
        if (unusable.get() || !queue.offer(row)) {
            LOG.log(Level.ERROR, "No room for it, not written: {0}", UsageJson.line(row));
        }
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            if (!writer.join(flushBound)) {
                writer.interrupt();
                writer.join(Duration.ofSeconds(1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        logQueue("Stopped before it was written: {0}");
    }

    private void run() {
        try (DynamoDbClient client = clients.get()) {
            while (closing.getCount() > 0 || !queue.isEmpty()) {
                UsageRow row = queue.poll(100, TimeUnit.MILLISECONDS);
                if (row != null) {
                    putOrLog(client, row);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SdkException e) {
            giveUp(e.getMessage());
        } catch (RuntimeException | Error e) {
            giveUp(e.getClass().getName());
        }
    }

    private void giveUp(String reason) {
        LOG.log(Level.ERROR, "No usage can be written to DynamoDB: {0}", reason);
        unusable.set(true);
        logQueue("Not written: {0}");
    }

    private void logQueue(String message) {
        for (UsageRow row = queue.poll(); row != null; row = queue.poll()) {
            LOG.log(Level.ERROR, message, UsageJson.line(row));
        }
    }

    /** One row that cannot be handled must not end the thread that writes all others. */
    private void putOrLog(DynamoDbClient client, UsageRow row) throws InterruptedException {
        try {
            put(client, row);
        } catch (RuntimeException | Error e) {
            // Its class alone: its message could hold anything.
            LOG.log(
                    Level.ERROR,
                    "Not written ({0}): {1}",
                    e.getClass().getName(),
                    UsageJson.line(row));
        }
    }

    private void put(DynamoDbClient client, UsageRow row) throws InterruptedException {
        Map<String, AttributeValue> item = item(row);
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                client.putItem(
                        put ->
                                put.tableName(table)
                                        .item(item)
                                        .conditionExpression("attribute_not_exists(#sort)")
                                        .expressionAttributeNames(
                                                Map.of(
                                                        "#sort",
                                                        Tables.USAGE.sortKey().orElseThrow())));
                return;
            } catch (ConditionalCheckFailedException e) {
                return; // An earlier attempt arrived, only its answer was lost.
            } catch (SdkException e) {
                LOG.log(Level.WARNING, "A usage row was not written yet: {0}", e.getMessage());
                closing.await(attempt, TimeUnit.SECONDS);
            }
        }
        LOG.log(Level.ERROR, "Not written: {0}", UsageJson.line(row));
    }

    private static Map<String, AttributeValue> item(UsageRow row) {
        Map<String, AttributeValue> item = new HashMap<>();
        row.attributes().forEach((name, value) -> item.put(name, attribute(value)));
        return item;
    }

    private static AttributeValue attribute(Object value) {
        return switch (value) {
            case String text -> AttributeValue.fromS(text);
            case Long number -> AttributeValue.fromN(number.toString());
            case Boolean flag -> AttributeValue.fromBool(flag);
            default ->
                    throw new IllegalArgumentException("No usage attribute: " + value.getClass());
        };
    }
}
