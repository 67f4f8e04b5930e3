package io.teamclaw.sidecar.usage;

import io.teamclaw.config.usage.UsageRow;
import java.util.List;

/** Rows that wait for their store, first in, first out. For any thread. */
interface Backlog extends AutoCloseable {
    /**
     * Takes rows at its end, as many as it has room for.
     *
     * @return those it has no room for
     */
    List<UsageRow> add(List<UsageRow> rows);

    boolean isEmpty();

    /** The oldest rows, which stay. */
    List<UsageRow> head(int most);

    /** Removes what the last {@link #head} gave; called by the same thread. */
    void dropHead();

    /** Whether its rows are there after a restart. */
    boolean lasts();

    @Override
    void close();
}
