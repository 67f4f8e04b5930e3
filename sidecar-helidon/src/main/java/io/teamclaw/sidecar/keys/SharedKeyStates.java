package io.teamclaw.sidecar.keys;

import io.teamclaw.config.keys.KeyStateRow;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * What the company's sidecars tell each other of their keys, by the table {@code key-states}. A
 * thread of its own writes and reads, once a minute, so that no call ever waits for it. All of it
 * may fail: each sidecar finds out for itself then.
 */
public final class SharedKeyStates implements KeyHealth.Listener, AutoCloseable {
    private static final Logger LOG = System.getLogger(SharedKeyStates.class.getName());

    /** A shorter pause is over before others could read of it. */
    static final Duration WORTH_TELLING = Duration.ofSeconds(5);

    private static final Duration EVERY = Duration.ofMinutes(1);

    /** A company has fewer keys; what does not fit is told by the next who meets it. */
    private static final int QUEUE = 200;

    /** A quarantine has no end; its item is compared as if it had this one. */
    private static final long NO_END = 253_402_300_799_999L;

    /**
     * Written over: what is of another entry of the pool, a shorter pause, and what a person had
     * put right before.
     */
    private static final String CONDITION =
            "attribute_not_exists(#id) OR #entry <> :entry"
                    + " OR (#kind = :cooling AND #until < :until)"
                    + " OR (#kind = :forgiven AND #since < :since)";

    private static final Map<String, String> NAMES =
            Map.of(
                    "#id", "keyId",
                    "#entry", "fingerprint",
                    "#kind", "kind",
                    "#until", "until",
                    "#since", "since");

    private final Supplier<DynamoDbClient> clients;
    private final String table;
    private final BlockingQueue<KeyStateRow> queue = new ArrayBlockingQueue<>(QUEUE);
    private volatile boolean closing;
    private volatile Optional<Thread> thread = Optional.empty();

    /**
     * @param clients makes the client, on the thread that uses it
     * @param table name of the table
     */
    public SharedKeyStates(Supplier<DynamoDbClient> clients, String table) {
        this.clients = clients;
        this.table = table;
    }

    /** Begins to tell of this sidecar's keys, and to tell it of others'. */
    void start(KeyHealth health) {
        thread = Optional.of(Thread.ofVirtual().name("key-states").start(() -> run(health)));
    }

    @Override
    public void met(String keyId, String fingerprint, KeyTrouble trouble) {
        row(keyId, fingerprint, trouble).ifPresent(queue::offer);
    }

    private static Optional<KeyStateRow> row(String keyId, String entry, KeyTrouble trouble) {
        return switch (trouble) {
            case KeyTrouble.CoolingDown(var since, var until) ->
                    Duration.between(since, until).compareTo(WORTH_TELLING) > 0
                            ? Optional.of(
                                    new KeyStateRow(
                                            keyId,
                                            entry,
                                            KeyStateRow.Kind.COOLING_DOWN,
                                            since,
                                            Optional.of(until),
                                            429))
                            : Optional.empty();
            case KeyTrouble.Quarantined(var since, int status, var reason) ->
                    Optional.of(
                            new KeyStateRow(
                                    keyId,
                                    entry,
                                    reason == KeyTrouble.Reason.REJECTED
                                            ? KeyStateRow.Kind.REJECTED
                                            : KeyStateRow.Kind.OUT_OF_CREDIT,
                                    since,
                                    Optional.empty(),
                                    status));
        };
    }

    private void run(KeyHealth health) {
        try (DynamoDbClient client = clients.get()) {
            long nextRead = System.nanoTime();
            while (!closing) {
                long rest = nextRead - System.nanoTime();
                if (rest <= 0) {
                    quietly("read", () -> read(client, health));
                    nextRead = System.nanoTime() + EVERY.toNanos();
                    continue;
                }
                KeyStateRow row = queue.poll(rest, TimeUnit.NANOSECONDS);
                if (row != null) {
                    quietly("written", () -> put(client, row));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // Its class alone: its message could hold anything.
            LOG.log(Level.WARNING, "No key states are shared: {0}", e.getClass().getName());
        }
    }

    private static void quietly(String what, Runnable work) {
        try {
            work.run();
        } catch (SdkException | IllegalArgumentException e) {
            LOG.log(
                    Level.WARNING,
                    "Key states were not {0}: {1}",
                    what,
                    e.getClass().getSimpleName());
        }
    }

    private void put(DynamoDbClient client, KeyStateRow row) {
        Map<String, AttributeValue> item = new HashMap<>();
        row.attributes().forEach((name, value) -> item.put(name, attribute(value)));
        Map<String, AttributeValue> values =
                Map.of(
                        ":entry", item.get("fingerprint"),
                        ":cooling", AttributeValue.fromS(KeyStateRow.Kind.COOLING_DOWN.wireValue()),
                        ":forgiven", AttributeValue.fromS(KeyStateRow.Kind.FORGIVEN.wireValue()),
                        ":since", item.get("since"),
                        ":until", item.getOrDefault("until", attribute(NO_END)));
        try {
            client.putItem(
                    put ->
                            put.tableName(table)
                                    .item(item)
                                    .conditionExpression(CONDITION)
                                    .expressionAttributeNames(NAMES)
                                    .expressionAttributeValues(values));
        } catch (ConditionalCheckFailedException e) {
            LOG.log(Level.DEBUG, "Another sidecar has told the same or worse of {0}", row.keyId());
        }
    }

    private void read(DynamoDbClient client, KeyHealth health) {
        client.query(
                        query ->
                                query.tableName(table)
                                        .keyConditionExpression("#pool = :pool")
                                        .expressionAttributeNames(Map.of("#pool", "pool"))
                                        .expressionAttributeValues(
                                                Map.of(
                                                        ":pool",
                                                        AttributeValue.fromS(
                                                                KeyStateRow.PARTITION))))
                .items()
                .forEach(item -> learn(item, health));
    }

    private static void learn(Map<String, AttributeValue> item, KeyHealth health) {
        Map<String, Object> values = new HashMap<>();
        item.forEach(
                (name, value) ->
                        values.put(name, value.n() == null ? value.s() : Long.valueOf(value.n())));
        KeyStateRow row = KeyStateRow.ofAttributes(values);
        switch (row.kind()) {
            case FORGIVEN -> health.forgive(row.keyId(), row.since());
            case COOLING_DOWN ->
                    row.until()
                            .ifPresent(
                                    until ->
                                            health.learn(
                                                    row.keyId(),
                                                    row.fingerprint(),
                                                    new KeyTrouble.CoolingDown(
                                                            row.since(), until)));
            case REJECTED -> learn(row, KeyTrouble.Reason.REJECTED, health);
            case OUT_OF_CREDIT -> learn(row, KeyTrouble.Reason.OUT_OF_CREDIT, health);
        }
    }

    private static void learn(KeyStateRow row, KeyTrouble.Reason reason, KeyHealth health) {
        health.learn(
                row.keyId(),
                row.fingerprint(),
                new KeyTrouble.Quarantined(row.since(), row.status(), reason));
    }

    private static AttributeValue attribute(Object value) {
        return value instanceof String text
                ? AttributeValue.fromS(text)
                : AttributeValue.fromN(value.toString());
    }

    /** Tells no more; what waits is lost, for whoever meets it next tells it. */
    @Override
    public void close() {
        closing = true;
        thread.ifPresent(Thread::interrupt);
    }
}
