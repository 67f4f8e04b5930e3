package io.teamclaw.lifecycle.usage;

import io.teamclaw.config.id.UserId;
import io.teamclaw.config.table.Tables;
import io.teamclaw.config.usage.UsageRow;
import io.teamclaw.lifecycle.dynamodb.Cancellation;
import io.teamclaw.lifecycle.dynamodb.Retries;
import io.teamclaw.lifecycle.dynamodb.Table;
import io.teamclaw.lifecycle.dynamodb.Values;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Usage counters by day (UTC). Scopes: {@code all}, {@code user#{id}}, {@code team#{id}}, {@code
 * provider#{id}}, {@code model#{provider}/{model}}, {@code key#{id}}, and {@code people#{day}} with
 * the person as period, for who used what on a day.
 */
public final class RollupStore {
    private final Table usage;
    private final Table rollup;

    public RollupStore(DynamoDbClient dynamoDb, String environment) {
        this.usage = Table.of(dynamoDb, Tables.USAGE, environment);
        this.rollup = Table.of(dynamoDb, Tables.USAGE_ROLLUP, environment);
    }

    /**
     * Counts a row, exactly once however often it is called with it: the row's own mark and all the
     * counters change in one transaction.
     *
     * @return whether it was counted now; false also where the row is not stored (any more)
     */
    public boolean add(UsageRow row) {
        List<TransactWriteItem> actions = new ArrayList<>();
        actions.add(mark(row));
        UsageTotals added = Counters.of(row);
        Scope.of(row).forEach(scope -> actions.add(count(scope, added)));
        return Retries.until("count a call", () -> write(actions));
    }

    private TransactWriteItem mark(UsageRow row) {
        return TransactWriteItem.builder()
                .update(
                        update ->
                                update.tableName(usage.name())
                                        .key(usage.key(row.userId().value(), row.sortKey()))
                                        .updateExpression("SET rolledUp = :now")
                                        .conditionExpression(
                                                "attribute_exists(userId) AND"
                                                        + " attribute_not_exists(rolledUp)")
                                        .expressionAttributeValues(
                                                Map.of(":now", Values.instant(Instant.now()))))
                .build();
    }

    private TransactWriteItem count(Scope scope, UsageTotals added) {
        return TransactWriteItem.builder()
                .update(
                        update ->
                                update.tableName(rollup.name())
                                        .key(rollup.key(scope.scope(), scope.period()))
                                        .updateExpression(Counters.addExpression(added))
                                        .expressionAttributeValues(Counters.addValues(added)))
                .build();
    }

    /** Empty where another transaction was in the way. */
    private Optional<Boolean> write(List<TransactWriteItem> actions) {
        try {
            usage.client().transactWriteItems(write -> write.transactItems(actions));
            return Optional.of(true);
        } catch (TransactionCanceledException e) {
            Cancellation cancellation = Cancellation.of(e);
            if (cancellation.conditionFailed(0)) {
                return Optional.of(false);
            }
            if (cancellation.transientConflict()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The whole company by day, both ends inclusive; days without usage are absent. */
    public SortedMap<LocalDate, UsageTotals> byDay(LocalDate from, LocalDate to) {
        return days(Scope.ALL, from, to);
    }

    /** One person by day, both ends inclusive. */
    public SortedMap<LocalDate, UsageTotals> byDay(UserId userId, LocalDate from, LocalDate to) {
        return days(Scope.user(userId), from, to);
    }

    private SortedMap<LocalDate, UsageTotals> days(String scope, LocalDate from, LocalDate to) {
        SortedMap<LocalDate, UsageTotals> days = new TreeMap<>();
        if (!to.isBefore(from)) {
            rollup.range(scope, from.toString(), to.toString())
                    .forEach(
                            item ->
                                    days.put(
                                            LocalDate.parse(item.text("period")),
                                            Counters.read(item)));
        }
        return days;
    }

    /** Each person's sum over the days, both ends inclusive. One query for each day. */
    public Map<UserId, UsageTotals> byPerson(LocalDate from, LocalDate to) {
        Map<UserId, UsageTotals> people = new HashMap<>();
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            rollup.partition(Scope.people(day))
                    .forEach(
                            item ->
                                    people.merge(
                                            new UserId(item.text("period")),
                                            Counters.read(item),
                                            UsageTotals::plus));
        }
        return people;
    }
}
