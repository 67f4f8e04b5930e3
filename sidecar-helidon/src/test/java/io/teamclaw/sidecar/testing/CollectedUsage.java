package io.teamclaw.sidecar.testing;

import io.teamclaw.config.usage.UsageRow;
import io.teamclaw.sidecar.usage.UsageSink;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Keeps the rows for a test to look at. */
public final class CollectedUsage implements UsageSink {
    private final LinkedBlockingQueue<UsageRow> rows = new LinkedBlockingQueue<>();

    @Override
    public void write(UsageRow row) {
        rows.add(row);
    }

    /** The next row, waited for. */
    public UsageRow next() throws InterruptedException {
        UsageRow row = rows.poll(10, TimeUnit.SECONDS);
        if (row == null) {
            throw new AssertionError("No usage row was written");
        }
        return row;
    }

    /** Rows that nobody has taken yet. */
    public int waiting() {
        return rows.size();
    }

    @Override
    public void close() {
        // Nothing is held outside of the test.
    }
}
