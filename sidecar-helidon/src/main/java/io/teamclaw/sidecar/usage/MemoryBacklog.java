package io.teamclaw.sidecar.usage;

import io.teamclaw.config.usage.UsageRow;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingDeque;

/** A backlog of a process that has no folder for it. */
final class MemoryBacklog implements Backlog {
    /** About a megabyte. */
    private static final int MOST = 2_000;

    private final LinkedBlockingDeque<UsageRow> rows = new LinkedBlockingDeque<>(MOST);
    private List<UsageRow> head = List.of();

    @Override
    public List<UsageRow> add(List<UsageRow> more) {
        List<UsageRow> tooMany = new ArrayList<>();
        for (UsageRow row : more) {
            if (!rows.offer(row)) {
                tooMany.add(row);
            }
        }
        return tooMany;
    }

    @Override
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    @Override
    public List<UsageRow> head(int most) {
        head = rows.stream().limit(most).toList();
        return head;
    }

    @Override
    public void dropHead() {
        head.forEach(row -> rows.poll());
        head = List.of();
    }

    @Override
    public boolean lasts() {
        return false;
    }

    @Override
    public void close() {
        // Whoever closes it takes what is left.
    }
}
