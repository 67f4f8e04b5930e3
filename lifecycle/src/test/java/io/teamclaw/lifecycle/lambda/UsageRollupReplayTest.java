package io.teamclaw.lifecycle.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamclaw.config.id.UserId;
import io.teamclaw.config.usage.UsageRow;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import io.teamclaw.lifecycle.testing.UsageRows;
import io.teamclaw.lifecycle.usage.Dimension;
import io.teamclaw.lifecycle.usage.RollupStore;
import io.teamclaw.lifecycle.usage.UsageTotals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * A stream repeats itself: batches come again, in another order, cut otherwise, with rows doubled,
 * and while a part of the tables is away. Each row counts once.
 */
class UsageRollupReplayTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant START = Instant.parse("2026-11-22T00:00:00Z");
    private static final Instant END = START.plus(Duration.ofDays(1));
    private static final List<UserId> PEOPLE =
            List.of(new UserId("ada"), new UserId("bob"), new UserId("eve"));
    private static final int ROWS = 12;
    private static final String ROLLUP = "teamclaw-usage-rollup-" + EmbeddedDynamoDb.ENVIRONMENT;

    /**
     * One delivery.
     *
     * @param rows numbers of the rows in it, as they come, doubled or not
     * @param brokenAt the record that Lambda delivers malformed, among the others; none below 0
     */
    record Batch(List<Integer> rows, int brokenAt) {}

    @Property(tries = 40)
    void eachRowCountsOnceHoweverTheStreamRepeatsItself(
            @ForAll("deliveries") List<Batch> deliveries) {
        try (EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start()) {
            UsageRollupHandler handler =
                    new UsageRollupHandler(
                            dynamoDb.client(),
                            EmbeddedDynamoDb.ENVIRONMENT,
                            FunctionLogs.detached("test", line -> {}));
            List<UsageRow> stored = stored(dynamoDb);
            for (Batch batch : deliveries) {
                assertThat(failures(handler, event(batch, stored))).isEmpty();
            }
            List<Integer> told =
                    deliveries.stream().flatMap(batch -> batch.rows().stream()).distinct().toList();
            assertThat(requests(dynamoDb)).isEqualTo(told.size());
            assertThat(people(dynamoDb)).isEqualTo(told.stream().mapToLong(number -> 1_234).sum());
        }
    }

    @Property(tries = 15)
    void whatTheAnswerAsksForAgainIsExactlyWhatWasNotCounted(
            @ForAll("deliveries") List<Batch> deliveries) {
        try (EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start()) {
            UsageRollupHandler handler =
                    new UsageRollupHandler(
                            dynamoDb.client(),
                            EmbeddedDynamoDb.ENVIRONMENT,
                            FunctionLogs.detached("test", line -> {}));
            List<UsageRow> stored = stored(dynamoDb);
            dynamoDb.client().deleteTable(delete -> delete.tableName(ROLLUP));
            List<List<ObjectNode>> owed = new ArrayList<>();
            for (Batch batch : deliveries) {
                List<ObjectNode> records = event(batch, stored);
                List<String> failed = failures(handler, records);
                assertThat(failed)
                        .containsExactlyElementsOf(
                                records.stream()
                                        .filter(UsageRollupReplayTest::isWhole)
                                        .map(UsageRollupReplayTest::number)
                                        .toList());
                owed.add(records.stream().filter(each -> failed.contains(number(each))).toList());
            }
            dynamoDb.createTables();
            owed.forEach(records -> assertThat(failures(handler, records)).isEmpty());
            assertThat(requests(dynamoDb))
                    .isEqualTo(
                            deliveries.stream()
                                    .flatMap(batch -> batch.rows().stream())
                                    .distinct()
                                    .count());
        }
    }

    @Provide
    Arbitrary<List<Batch>> deliveries() {
        Arbitrary<List<Integer>> rows =
                Arbitraries.integers().between(0, ROWS - 1).list().ofMinSize(1).ofMaxSize(16);
        return Combinators.combine(rows, Arbitraries.integers().between(-8, 7))
                .as(Batch::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    private static List<UsageRow> stored(EmbeddedDynamoDb dynamoDb) {
        List<UsageRow> rows =
                IntStream.range(0, ROWS)
                        .mapToObj(
                                number ->
                                        UsageRows.good(
                                                PEOPLE.get(number % PEOPLE.size()),
                                                NOON,
                                                "call-" + number))
                        .toList();
        rows.forEach(row -> UsageRows.put(dynamoDb.client(), row));
        return rows;
    }

    private static List<ObjectNode> event(Batch batch, List<UsageRow> stored) {
        List<ObjectNode> records = new ArrayList<>();
        for (int number : batch.rows()) {
            records.add(
                    StreamEvents.change(
                            "INSERT",
                            "sequence-" + records.size(),
                            stored.get(number).attributes()));
        }
        if (batch.brokenAt() >= 0) {
            records.add(
                    Math.min(batch.brokenAt(), records.size()),
                    StreamEvents.change("INSERT", "broken", Map.of("userId", "ada")));
        }
        return records;
    }

    private static boolean isWhole(ObjectNode record) {
        return !number(record).equals("broken");
    }

    private static String number(ObjectNode record) {
        return record.at("/dynamodb/SequenceNumber").asText();
    }

    private static List<String> failures(UsageRollupHandler handler, List<ObjectNode> records) {
        return Invocation.of(handler, StreamEvents.of(records))
                .path("batchItemFailures")
                .findValuesAsText("itemIdentifier");
    }

    private static long requests(EmbeddedDynamoDb dynamoDb) {
        return rollup(dynamoDb).totals(START, END).requests();
    }

    /** What all people cost together: each has counters of their own. */
    private static long people(EmbeddedDynamoDb dynamoDb) {
        return rollup(dynamoDb).byMember(Dimension.PEOPLE, START, END).values().stream()
                .mapToLong(UsageTotals::costMicros)
                .sum();
    }

    private static RollupStore rollup(EmbeddedDynamoDb dynamoDb) {
        return new RollupStore(dynamoDb.client(), EmbeddedDynamoDb.ENVIRONMENT);
    }
}
