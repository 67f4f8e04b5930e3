package io.teamclaw.lifecycle.usage;

import io.teamclaw.config.id.UserId;
import io.teamclaw.config.usage.UsageRow;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Usage counters by day (UTC). Scopes: {@code all}, {@code user#{id}}, {@code team#{id}}, {@code
 * provider#{id}}, {@code model#{provider}/{model}}, {@code key#{id}}, and {@code people#{day}} with
 * the person as period, for who used what on a day.
 */
public final class RollupStore {
    public RollupStore(DynamoDbClient dynamoDb, String environment) {
        throw new UnsupportedOperationException("being written");
    }

    /**
     * Counts a row, exactly once however often it is called with it: the row's own mark and all the
     * counters change in one transaction.
     *
     * @return whether it was counted now
     */
    public boolean add(UsageRow row) {
        throw new UnsupportedOperationException("being written");
    }

    /** The whole company by day, both ends inclusive; days without usage are absent. */
    public SortedMap<LocalDate, UsageTotals> byDay(LocalDate from, LocalDate to) {
        throw new UnsupportedOperationException("being written");
    }

    /** One person by day, both ends inclusive. */
    public SortedMap<LocalDate, UsageTotals> byDay(UserId userId, LocalDate from, LocalDate to) {
        throw new UnsupportedOperationException("being written");
    }

    /** Each person's sum over the days, both ends inclusive. */
    public Map<UserId, UsageTotals> byPerson(LocalDate from, LocalDate to) {
        throw new UnsupportedOperationException("being written");
    }
}
