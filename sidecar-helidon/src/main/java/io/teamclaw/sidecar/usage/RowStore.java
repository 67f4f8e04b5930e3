package io.teamclaw.sidecar.usage;

import io.teamclaw.config.usage.UsageRow;
import java.util.List;

/** Keeps usage rows for good. Used by one thread at a time. */
interface RowStore extends AutoCloseable {
    /**
     * What came of some rows; those in neither list are stored.
     *
     * @param again not stored, or nobody knows, but they may be when they come again
     * @param refused will never be stored
     */
    record Inserted(List<UsageRow> again, List<UsageRow> refused) {
        static final Inserted ALL = new Inserted(List.of(), List.of());
    }

    /**
     * Stores rows that are not there; one that is there already counts as stored.
     *
     * @param rows at most {@link UsageWriter#BATCH}
     * @throws RuntimeException where nobody knows which are stored
     */
    Inserted insert(List<UsageRow> rows);

    @Override
    void close();
}
