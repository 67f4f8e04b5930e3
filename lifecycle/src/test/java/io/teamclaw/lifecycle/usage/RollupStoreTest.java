package io.teamclaw.lifecycle.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.compute.ComputePrice;
import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import io.teamclaw.config.usage.ComputeRow;
import io.teamclaw.config.usage.Ending;
import io.teamclaw.config.usage.TokenCounts;
import io.teamclaw.config.usage.UsageRow;
import io.teamclaw.lifecycle.testing.AtOnce;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import io.teamclaw.lifecycle.testing.UsageRows;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RollupStoreTest {
    private static final UserId ADA = new UserId("ada");
    private static final UserId EVE = new UserId("eve");
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant START = Instant.parse("2026-11-22T00:00:00Z");
    private static final Instant END = START.plus(Duration.ofDays(1));
    private static final UsageTotals ONE =
            new UsageTotals(
                    1,
                    0,
                    Map.of(Ending.COMPLETED, 1L),
                    new TokenCounts(10, 20, 3, 4, 5),
                    1_234,
                    0,
                    new FirstTokens(List.of(0L, 1L, 0L, 0L, 0L, 0L, 0L, 0L), 300),
                    0,
                    0);

    private final EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start();
    private final RollupStore rollup =
            new RollupStore(dynamoDb.client(), EmbeddedDynamoDb.ENVIRONMENT);

    @AfterEach
    void stop() {
        dynamoDb.close();
    }

    @Test
    void countsACallForEverythingThatItBelongsTo() {
        assertThat(rollup.add(put(UsageRows.good(ADA, NOON, "a")))).isTrue();

        assertThat(scopes())
                .containsExactlyInAnyOrder(
                        "all 2026-11-22",
                        "all#slots 2026-11-22T12:00",
                        "people#2026-11 ada",
                        "people#2026-11-22 ada",
                        "people#slots#2026-11-22 12:00#ada",
                        "teams#2026-11 everyone",
                        "teams#2026-11-22 everyone",
                        "teams#slots#2026-11-22 12:00#everyone",
                        "providers#2026-11 anthropic",
                        "providers#2026-11-22 anthropic",
                        "providers#slots#2026-11-22 12:00#anthropic",
                        "models#2026-11 anthropic/claude-sonnet-4-6",
                        "models#2026-11-22 anthropic/claude-sonnet-4-6",
                        "models#slots#2026-11-22 12:00#anthropic/claude-sonnet-4-6",
                        "keys#2026-11 key-1",
                        "keys#2026-11-22 key-1",
                        "keys#slots#2026-11-22 12:00#key-1");
        assertThat(rollup.totals(START, END)).isEqualTo(ONE);
        assertThat(rollup.totals(Dimension.PEOPLE, "ada", START, END)).isEqualTo(ONE);
        assertThat(rollup.byMember(Dimension.KEYS, START, END)).isEqualTo(Map.of("key-1", ONE));
    }

    @Test
    void countsWhatWentWrongAndWhatHasNoPrice() {
        rollup.add(put(UsageRows.bad(ADA, NOON, "a")));

        assertThat(rollup.totals(START, END))
                .isEqualTo(
                        new UsageTotals(
                                1,
                                1,
                                Map.of(Ending.UPSTREAM_RESET, 1L),
                                TokenCounts.NONE,
                                0,
                                1,
                                FirstTokens.NONE,
                                0,
                                0));
        assertThat(scopes())
                .noneMatch(name -> name.startsWith("teams#") || name.startsWith("keys#"));
    }

    @Test
    void countsTheFailureOfAKeyForThatKeyAlone() {
        Map<String, Object> row = new HashMap<>(UsageRows.good(ADA, NOON, "a").attributes());
        row.put("ending", "failed_over");
        row.put("tried", "key-0=429,key-9=0");
        row.put("cacheWrite1hTokens", 3L);
        UsageRow call = UsageRow.ofAttributes(row);

        assertThat(rollup.add(put(call))).isTrue();

        UsageTotals all = rollup.totals(START, END);
        assertThat(all.requests()).isEqualTo(1);
        assertThat(all.errors()).isZero();
        assertThat(all.ended(Ending.FAILED_OVER)).isEqualTo(1);
        assertThat(all.tokens().cacheWrite1h()).isEqualTo(3);
        Map<String, UsageTotals> keys = rollup.byMember(Dimension.KEYS, START, END);
        assertThat(keys).containsOnlyKeys("key-0", "key-1", "key-9").containsEntry("key-1", all);
        assertThat(List.of(keys.get("key-0"), keys.get("key-9")))
                .allSatisfy(
                        failed -> {
                            assertThat(failed.requests()).isEqualTo(1);
                            assertThat(failed.errors()).isEqualTo(1);
                            assertThat(failed.costMicros()).isZero();
                        });
        Map<String, KeyActivity> activity = rollup.keyActivity(List.of("key-0", "key-1", "key-9"));
        assertThat(activity.get("key-0").lastLimitedAt()).contains(NOON);
        assertThat(activity.get("key-1").lastOkAt()).contains(NOON);
        assertThat(activity.get("key-9").lastUsedAt()).contains(NOON);
        assertThat(activity.get("key-9").lastOkAt()).isEmpty();
    }

    @Test
    void countsARowThatWasTriedWithMoreKeysThanATransactionTakes() {
        Map<String, Object> row = new HashMap<>(UsageRows.good(ADA, NOON, "a").attributes());
        row.put(
                "tried",
                IntStream.range(0, 60)
                        .mapToObj(each -> "k-" + each + "=429")
                        .collect(Collectors.joining(",")));

        assertThat(rollup.add(put(UsageRow.ofAttributes(row)))).isTrue();

        assertThat(rollup.totals(START, END).requests()).isEqualTo(1);
    }

    @Test
    void countsARowOnce() {
        UsageRow row = put(UsageRows.good(ADA, NOON, "a"));

        assertThat(rollup.add(row)).isTrue();
        assertThat(rollup.add(row)).isFalse();

        assertThat(rollup.totals(START, END)).isEqualTo(ONE);
    }

    @Test
    void countsNoRowThatIsNotStored() {
        assertThat(rollup.add(UsageRows.good(ADA, NOON, "a"))).isFalse();
        assertThat(rollup.totals(START, END)).isEqualTo(UsageTotals.ZERO);
    }

    @Test
    void countsEachRowOnceWhenManyCountAllOfThemAtOnce() throws Exception {
        List<UsageRow> rows =
                List.of("a", "b", "c", "d", "e").stream()
                        .map(id -> put(UsageRows.good(ADA, NOON, id)))
                        .toList();

        List<Long> counted = AtOnce.run(6, number -> rows.stream().filter(rollup::add).count());

        assertThat(counted.stream().mapToLong(Long::longValue).sum()).isEqualTo(5);
        UsageTotals all = rollup.totals(START, END);
        assertThat(all.requests()).isEqualTo(5);
        assertThat(all.tokens()).isEqualTo(new TokenCounts(50, 100, 15, 20, 25));
        assertThat(all.costMicros()).isEqualTo(6_170);
    }

    @Test
    void countsManyRowsTogetherAndThoseOnceThatWereCountedAlready() {
        List<UsageRow> rows =
                IntStream.range(0, 250)
                        .mapToObj(
                                number ->
                                        put(
                                                UsageRows.good(
                                                        new UserId("person-" + number % 7),
                                                        NOON.plusSeconds(number * 60L),
                                                        "call-" + number)))
                        .toList();
        rollup.add(rows.get(3));
        rollup.add(rows.get(77));
        UsageRow neverStored = UsageRows.good(ADA, NOON, "not there");

        List<UsageRow> twice = new ArrayList<>(rows);
        twice.add(neverStored);
        twice.addAll(rows);
        Collections.shuffle(twice, new Random(3));
        assertThat(rollup.add(twice)).isEqualTo(248);
        assertThat(rollup.add(rows)).isZero();

        assertThat(rollup.totals(START, END).requests()).isEqualTo(250);
        assertThat(rollup.byMember(Dimension.PEOPLE, START, END)).hasSize(7);
    }

    @Test
    void countsPartsOfRunsForPersonTeamAndProviderOnly() {
        List<ComputeRow> parts =
                ComputeRow.ofRun(
                        ADA,
                        Optional.of(new TeamId("everyone")),
                        "attempt-1",
                        NOON,
                        NOON.plus(Duration.ofHours(36)),
                        new ComputePrice(1_000_000));
        parts.forEach(part -> UsageRows.put(dynamoDb.client(), part.attributes()));

        parts.forEach(part -> assertThat(rollup.add(part)).isTrue());
        parts.forEach(part -> assertThat(rollup.add(part)).isFalse());

        assertThat(rollup.totals(START, END).computeMicros()).isEqualTo(12_000_000);
        UsageTotals both = rollup.totals(START, END.plus(Duration.ofDays(1)));
        assertThat(both.computeSeconds()).isEqualTo(36 * 3600);
        assertThat(both.requests()).isZero();
        assertThat(rollup.byMember(Dimension.PROVIDERS, START, END.plus(Duration.ofDays(1))))
                .isEqualTo(Map.of("fargate", both));
        assertThat(rollup.byMember(Dimension.MODELS, START, END)).isEmpty();
    }

    @Test
    void remembersTheLastUseOfAKeyInWhateverOrderRowsCome() {
        List<UsageRow> rows = new ArrayList<>();
        rows.add(answered(NOON, 200));
        rows.add(answered(NOON.plusSeconds(1), 401));
        rows.add(answered(NOON.plusSeconds(2), 403));
        rows.add(answered(NOON.plusSeconds(3), 429));
        rows.add(answered(NOON.plusSeconds(4), 500));
        rows.forEach(this::put);
        Collections.shuffle(rows, new Random(11));

        rows.forEach(rollup::add);

        assertThat(rollup.keyActivity(List.of("key-1", "never")))
                .isEqualTo(
                        Map.of(
                                "key-1",
                                new KeyActivity(
                                        Optional.of(NOON.plusSeconds(4)),
                                        Optional.of(NOON),
                                        Optional.of(NOON.plusSeconds(2)),
                                        Optional.of(403),
                                        Optional.of(NOON.plusSeconds(3))),
                                "never",
                                KeyActivity.NONE));
    }

    private static UsageRow answered(Instant at, int status) {
        UsageRow row = UsageRows.good(ADA, at, "call-" + status);
        return new UsageRow(
                row.userId(),
                row.at(),
                row.requestId(),
                row.teamId(),
                row.provider(),
                row.model(),
                row.keyId(),
                status,
                row.ending(),
                row.tokens(),
                row.costMicros(),
                row.estimated(),
                row.latency(),
                row.firstToken(),
                row.expiresAt(),
                List.of());
    }

    @Test
    void takesAModelNameOfAnyLength() {
        UsageRow row = UsageRows.good(ADA, NOON, "a");
        UsageRow odd =
                new UsageRow(
                        row.userId(),
                        row.at(),
                        row.requestId(),
                        row.teamId(),
                        row.provider(),
                        "ö".repeat(5_000),
                        row.keyId(),
                        row.status(),
                        row.ending(),
                        row.tokens(),
                        row.costMicros(),
                        row.estimated(),
                        row.latency(),
                        row.firstToken(),
                        row.expiresAt(),
                        List.of());

        assertThat(rollup.add(put(odd))).isTrue();
    }

    @Test
    void sumsDaysInUtcWithBothEndsInclusive() {
        rollup.add(put(UsageRows.good(ADA, Instant.parse("2026-11-20T23:59:59.999Z"), "a")));
        rollup.add(put(UsageRows.good(ADA, Instant.parse("2026-11-21T00:00:00Z"), "b")));
        rollup.add(put(UsageRows.good(ADA, Instant.parse("2026-11-22T23:59:59.999Z"), "c")));
        rollup.add(put(UsageRows.good(EVE, NOON, "d")));
        rollup.add(put(UsageRows.good(EVE, Instant.parse("2026-11-23T00:00:00Z"), "e")));
        Instant from = Instant.parse("2026-11-21T00:00:00Z");

        assertThat(rollup.series(List.of(from, START, END))).containsExactly(ONE, ONE.plus(ONE));
        assertThat(rollup.series(Dimension.PEOPLE, "eve", List.of(from, START, END)))
                .containsExactly(UsageTotals.ZERO, ONE);
        assertThat(rollup.byMember(Dimension.PEOPLE, from, END))
                .isEqualTo(Map.of("ada", ONE.plus(ONE), "eve", ONE));
        assertThat(rollup.totals(END, from)).isEqualTo(UsageTotals.ZERO);
        assertThat(rollup.byMember(Dimension.PEOPLE, END, from)).isEmpty();
    }

    private UsageRow put(UsageRow row) {
        UsageRows.put(dynamoDb.client(), row);
        return row;
    }

    private List<String> scopes() {
        return dynamoDb
                .client()
                .scan(scan -> scan.tableName("teamclaw-usage-rollup-test"))
                .items()
                .stream()
                .filter(item -> !item.get("scope").s().equals("key-activity"))
                .map(item -> item.get("scope").s() + " " + item.get("period").s())
                .toList();
    }
}
