package io.teamclaw.lifecycle.usage;

import io.teamclaw.config.table.Tables;
import io.teamclaw.config.usage.ComputeRow;
import io.teamclaw.config.usage.UsageRow;
import io.teamclaw.lifecycle.dynamodb.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Usage counters. Each dimension has a partition for each UTC month, day and quarter of an hour,
 * with its members as sort keys; a period between two local midnights of whatever zone is a sum of
 * those, exactly. Of periods that begin more than 400 days ago the quarters are gone: they begin
 * and end at the nearest UTC midnight.
 *
 * <p>Instants have to be at a quarter of an hour, as each midnight of each zone is.
 */
public final class RollupStore {
    private final RollupWrites writes;
    private final RollupSeries series;
    private final RollupSums sums;
    private final KeyActivities keys;

    public RollupStore(DynamoDbClient dynamoDb, String environment) {
        Table rollup = Table.of(dynamoDb, Tables.USAGE_ROLLUP, environment);
        this.writes = new RollupWrites(Table.of(dynamoDb, Tables.USAGE, environment), rollup);
        this.series = new RollupSeries(rollup);
        this.sums = new RollupSums(rollup);
        this.keys = new KeyActivities(rollup);
    }

    /**
     * Counts a row, exactly once however often it is called with it: the row's own mark and all the
     * counters change in one transaction.
     *
     * @return whether it was counted now; false also where the row is not stored (any more)
     */
    public boolean add(UsageRow row) {
        return add(List.of(row)) == 1;
    }

    /**
     * The same of some rows, with few transactions.
     *
     * @return how many were counted now
     */
    public int add(List<UsageRow> rows) {
        return UsageBatch.of(rows.stream().map(Entry::of).toList()).stream()
                .mapToInt(this::add)
                .sum();
    }

    /** The same of a part of a run. */
    public boolean add(ComputeRow row) {
        return add(new UsageBatch(List.of(Entry.of(row)))) == 1;
    }

    /**
     * The marks come first: whoever fails between is asked again, and notes the keys then though
     * nothing is left to count.
     */
    int add(UsageBatch batch) {
        int counted = writes.add(batch);
        keys.note(batch.entries().stream().flatMap(row -> row.keyUses().stream()));
        return counted;
    }

    /** The whole company's sum; {@code until} is exclusive. */
    public UsageTotals totals(Instant from, Instant until) {
        return series(List.of(from, until)).getFirst();
    }

    /** One member's sum; {@code until} is exclusive. */
    public UsageTotals totals(Dimension dimension, String member, Instant from, Instant until) {
        return byMember(dimension, List.of(member), from, until)
                .getOrDefault(member, UsageTotals.ZERO);
    }

    /**
     * The company's sums between each two neighbours of these instants.
     *
     * @param bounds ascending, e.g. the midnights of some days
     * @return one less than there are bounds
     */
    public List<UsageTotals> series(List<Instant> bounds) {
        return series.of(bounds);
    }

    /** The same of one member. */
    public List<UsageTotals> series(Dimension dimension, String member, List<Instant> bounds) {
        return series.of(dimension, member, bounds);
    }

    /**
     * Each member's sum; {@code until} is exclusive. Those without any are absent. One query for
     * each month and each further day.
     */
    public Map<String, UsageTotals> byMember(Dimension dimension, Instant from, Instant until) {
        return sums.byMember(dimension, from, until);
    }

    /** The same of these members alone, of whom single items are read. */
    public Map<String, UsageTotals> byMember(
            Dimension dimension, Collection<String> members, Instant from, Instant until) {
        return sums.byMember(dimension, members, from, until);
    }

    /**
     * When these keys were last used.
     *
     * @param keyIds ids of pool keys
     * @return an entry for each, {@link KeyActivity#NONE} where it never was
     */
    public Map<String, KeyActivity> keyActivity(Collection<String> keyIds) {
        return keys.of(keyIds);
    }
}
