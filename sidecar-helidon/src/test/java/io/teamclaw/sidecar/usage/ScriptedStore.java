package io.teamclaw.sidecar.usage;

import io.teamclaw.config.usage.UsageRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.core.exception.SdkClientException;

/** A store that behaves as a test tells it to, one answer at a time, and well after that. */
final class ScriptedStore implements RowStore {
    /** What it does with a batch. */
    enum Act {
        STORE,
        AWAY,
        /** The rows arrive, the answer does not. */
        STORE_AND_FALL_SILENT,
        /** Every other row has to come again. */
        STORE_HALF,
        FAIL_UNFORESEEN
    }

    private final ConcurrentLinkedQueue<Act> script = new ConcurrentLinkedQueue<>();
    private final Map<String, UsageRow> rows = new LinkedHashMap<>();
    private final List<String> arrived = new ArrayList<>();
    private final Semaphore stored = new Semaphore(0);
    private final Semaphore batches = new Semaphore(0);
    private volatile Act otherwise = Act.STORE;

    ScriptedStore acts(Act... acts) {
        script.addAll(List.of(acts));
        return this;
    }

    /** What it does when the script is over. */
    ScriptedStore otherwise(Act act) {
        otherwise = act;
        return this;
    }

    @Override
    public Inserted insert(List<UsageRow> batch) {
        try {
            Act next = script.poll();
            return insert(batch, next == null ? otherwise : next);
        } finally {
            batches.release();
        }
    }

    private synchronized Inserted insert(List<UsageRow> batch, Act act) {
        switch (act) {
            case STORE -> batch.forEach(this::store);
            case AWAY -> throw SdkClientException.create("Connection refused");
            case STORE_AND_FALL_SILENT -> {
                batch.forEach(this::store);
                throw SdkClientException.create("Read timed out");
            }
            case STORE_HALF -> {
                List<UsageRow> again = new ArrayList<>();
                for (int i = 0; i < batch.size(); i++) {
                    if (i % 2 == 0) {
                        store(batch.get(i));
                    } else {
                        again.add(batch.get(i));
                    }
                }
                return new Inserted(again, List.of());
            }
            case FAIL_UNFORESEEN -> throw new IllegalStateException("x");
        }
        return Inserted.ALL;
    }

    private void store(UsageRow row) {
        if (rows.putIfAbsent(row.requestId(), row) == null) {
            arrived.add(row.requestId());
            stored.release();
        }
    }

    /** Ids in the order in which they were stored, each once. */
    synchronized List<String> arrived() {
        return List.copyOf(arrived);
    }

    synchronized List<UsageRow> rows() {
        return List.copyOf(rows.values());
    }

    /** Waits for so many rows that nobody waited for yet. */
    void awaitStored(int count) throws InterruptedException {
        if (!stored.tryAcquire(count, 20, TimeUnit.SECONDS)) {
            throw new AssertionError("Only these were stored: " + arrived());
        }
    }

    /** Waits for so many batches that nobody waited for yet. */
    void awaitBatches(int count) throws InterruptedException {
        if (!batches.tryAcquire(count, 20, TimeUnit.SECONDS)) {
            throw new AssertionError("Fewer batches came");
        }
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
