package io.teamclaw.sidecar.usage;

import io.teamclaw.config.usage.Ending;
import io.teamclaw.config.usage.UsageRow;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * A store that is away now and then, before or after it has stored, and compares each row with its
 * call.
 */
final class SoakLedger implements RowStore {
    private static final int OFTEN = 97;

    private final byte[] rows;
    private final BitSet ids = new BitSet();
    private final Map<Ending, Integer> endings = new EnumMap<>(Ending.class);
    private final List<String> wrong = new ArrayList<>();
    private long stored;
    private long estimated;
    private long reported;
    private long rowMicros;
    private long providerMicros;
    private int batches;

    SoakLedger(int calls) {
        rows = new byte[calls];
    }

    @Override
    public synchronized Inserted insert(List<UsageRow> batch) {
        batches++;
        if (batches % OFTEN == 1) {
            throw SdkClientException.create("Connection refused");
        }
        batch.forEach(this::store);
        if (batches % OFTEN == 50) {
            throw SdkClientException.create("Read timed out");
        }
        return Inserted.ALL;
    }

    private void store(UsageRow row) {
        String id = row.requestId();
        int place = Integer.parseInt(id.substring(id.lastIndexOf('-') + 1), 16);
        if (ids.get(place)) {
            return; // as the table does
        }
        ids.set(place);
        stored++;
        endings.merge(row.ending(), 1, Integer::sum);
        int number = Integer.parseInt(row.model().substring(row.model().length() - 8));
        rows[number]++;
        check(SoakCall.of(number), row);
    }

    private void check(SoakCall call, UsageRow row) {
        if (row.estimated()) {
            estimated++;
        } else if (row.tokens().total() > 0) {
            reported++;
            rowMicros += row.costMicros().orElse(-1_000_000);
            providerMicros += call.micros();
        }
        if (!isAsTold(call, row) && wrong.size() < 20) {
            wrong.add(call + " became " + row);
        }
    }

    private static boolean isAsTold(SoakCall call, UsageRow row) {
        boolean costs = row.tokens().total() > 0 && !row.estimated();
        if (costs && row.costMicros().orElse(-1) != call.micros()) {
            return false;
        }
        return switch (call.story()) {
            case WHOLE -> row.ending() == Ending.COMPLETED && row.status() == 200 && costs;
            case FIRST_KEY_LIMITED ->
                    row.ending() == Ending.FAILED_OVER
                            ? costs && row.tried().getFirst().status() == 429
                            : !costs && row.status() == 429;
            case AGENT_LEAVES ->
                    row.ending() == Ending.CLIENT_GONE || row.ending() == Ending.COMPLETED && costs;
            case UPSTREAM_CUTS -> row.ending() == Ending.UPSTREAM_RESET;
            case UPSTREAM_SILENT -> row.ending() == Ending.TIMEOUT;
            case UPSTREAM_FAILS -> row.status() >= 500 && !costs && row.ending().isWhole();
            case NOT_ALLOWED -> row.ending() == Ending.REFUSED && !costs;
        };
    }

    /** What is wrong, in words; empty where all is well. */
    synchronized List<String> wrong() {
        List<String> all = new ArrayList<>(wrong);
        for (int number = 0; number < rows.length && all.size() < 40; number++) {
            if (rows[number] != 1) {
                all.add(rows[number] + " rows of " + SoakCall.of(number));
            }
        }
        return all;
    }

    synchronized long stored() {
        return stored;
    }

    synchronized long rowMicros() {
        return rowMicros;
    }

    synchronized long providerMicros() {
        return providerMicros;
    }

    synchronized long estimated() {
        return estimated;
    }

    synchronized Map<Ending, Integer> endings() {
        return Map.copyOf(endings);
    }

    synchronized String summary() {
        return "%d rows: %d reported for %d micro-dollars, %d estimated; %s"
                .formatted(stored, reported, rowMicros, estimated, endings);
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
