package io.teamclaw.sidecar.usage;

import io.teamclaw.config.usage.UsageRow;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/** A store that may be away: its failures become rows to send again, and a pause. */
final class StoreAccess implements AutoCloseable {
    private static final Logger LOG = System.getLogger(StoreAccess.class.getName());

    private final Supplier<RowStore> stores;
    private final Pauses pauses;
    private final BiConsumer<UsageRow, String> loses;
    private final LongAdder written = new LongAdder();
    private Optional<RowStore> store = Optional.empty();
    private int failures;
    private long dueNanos = System.nanoTime();

    /**
     * @param loses takes a row that cannot be written, and why
     */
    StoreAccess(Supplier<RowStore> stores, Pauses pauses, BiConsumer<UsageRow, String> loses) {
        this.stores = stores;
        this.pauses = pauses;
        this.loses = loses;
    }

    /** Rows that were stored. */
    long written() {
        return written.sum();
    }

    /** Whether the pause after the last failure is over. */
    boolean isDue() {
        return System.nanoTime() - dueNanos >= 0;
    }

    /**
     * @return those to be sent again
     */
    List<UsageRow> insert(List<UsageRow> rows) {
        if (rows.isEmpty()) {
            return rows;
        }
        List<UsageRow> again = tryInsert(rows);
        if (again.isEmpty()) {
            failures = 0;
        } else {
            failures++;
            dueNanos = System.nanoTime() + pauses.after(failures).toNanos();
        }
        return again;
    }

    private List<UsageRow> tryInsert(List<UsageRow> rows) {
        try {
            return stored(rows, store().insert(rows));
        } catch (SdkException e) {
            LOG.log(Level.WARNING, "Usage rows were not written yet: {0}", e.getMessage());
            return rows;
        } catch (RuntimeException | Error e) {
            // Its class alone: its message could hold anything.
            LOG.log(Level.WARNING, "Usage rows were not written: {0}", e.getClass().getName());
            return store.isEmpty() ? rows : oneByOne(rows);
        }
    }

    /** One row that cannot be handled must not keep all others from being written. */
    private List<UsageRow> oneByOne(List<UsageRow> rows) {
        List<UsageRow> again = new ArrayList<>();
        for (UsageRow row : rows) {
            try {
                again.addAll(stored(List.of(row), store().insert(List.of(row))));
            } catch (SdkException e) {
                again.add(row);
            } catch (RuntimeException | Error e) {
                loses.accept(row, e.getClass().getName());
            }
        }
        return again;
    }

    private List<UsageRow> stored(List<UsageRow> rows, RowStore.Inserted inserted) {
        inserted.refused().forEach(row -> loses.accept(row, "refused"));
        written.add(rows.size() - inserted.again().size() - inserted.refused().size());
        if (!inserted.again().isEmpty()) {
            LOG.log(Level.WARNING, "{0} usage rows were not written yet", inserted.again().size());
        }
        return inserted.again();
    }

    private RowStore store() {
        if (store.isEmpty()) {
            store = Optional.of(stores.get());
        }
        return store.get();
    }

    @Override
    public void close() {
        store.ifPresent(RowStore::close);
    }
}
