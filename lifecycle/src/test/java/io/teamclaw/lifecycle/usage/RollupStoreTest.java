package io.teamclaw.lifecycle.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.id.UserId;
import io.teamclaw.config.usage.TokenCounts;
import io.teamclaw.config.usage.UsageRow;
import io.teamclaw.lifecycle.testing.AtOnce;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import io.teamclaw.lifecycle.testing.UsageRows;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RollupStoreTest {
    private static final UserId ADA = new UserId("ada");
    private static final UserId EVE = new UserId("eve");
    private static final LocalDate DAY = LocalDate.parse("2026-11-22");
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final UsageTotals ONE =
            new UsageTotals(1, 0, new TokenCounts(10, 20, 3, 4, 5), 1_234, 0);

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
                        "user#ada 2026-11-22",
                        "people#2026-11-22 ada",
                        "team#everyone 2026-11-22",
                        "provider#anthropic 2026-11-22",
                        "model#anthropic/claude-sonnet-4-6 2026-11-22",
                        "key#key-1 2026-11-22");
        assertThat(rollup.byDay(DAY, DAY)).containsOnlyKeys(DAY).containsValue(ONE);
        assertThat(rollup.byDay(ADA, DAY, DAY)).containsValue(ONE);
        assertThat(rollup.byPerson(DAY, DAY)).containsEntry(ADA, ONE).hasSize(1);
    }

    @Test
    void countsWhatWentWrongAndWhatHasNoPrice() {
        rollup.add(put(UsageRows.bad(ADA, NOON, "a")));

        assertThat(rollup.byDay(DAY, DAY).get(DAY))
                .isEqualTo(new UsageTotals(1, 1, TokenCounts.NONE, 0, 1));
        assertThat(scopes()).noneMatch(name -> name.startsWith("team#") || name.startsWith("key#"));
    }

    @Test
    void countsARowOnce() {
        UsageRow row = put(UsageRows.good(ADA, NOON, "a"));

        assertThat(rollup.add(row)).isTrue();
        assertThat(rollup.add(row)).isFalse();

        assertThat(rollup.byDay(DAY, DAY)).containsValue(ONE);
    }

    @Test
    void countsNoRowThatIsNotStored() {
        assertThat(rollup.add(UsageRows.good(ADA, NOON, "a"))).isFalse();
        assertThat(scopes()).isEmpty();
    }

    @Test
    void countsEachRowOnceWhenManyCountAllOfThemAtOnce() throws Exception {
        List<UsageRow> rows =
                List.of("a", "b", "c", "d", "e").stream()
                        .map(id -> put(UsageRows.good(ADA, NOON, id)))
                        .toList();

        List<Long> counted = AtOnce.run(6, number -> rows.stream().filter(rollup::add).count());

        assertThat(counted.stream().mapToLong(Long::longValue).sum()).isEqualTo(5);
        assertThat(rollup.byDay(DAY, DAY).get(DAY))
                .isEqualTo(new UsageTotals(5, 0, new TokenCounts(50, 100, 15, 20, 25), 6_170, 0));
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
                        row.expiresAt());

        assertThat(rollup.add(put(odd))).isTrue();
    }

    @Test
    void sumsDaysInUtcWithBothEndsInclusive() {
        rollup.add(put(UsageRows.good(ADA, Instant.parse("2026-11-20T23:59:59.999Z"), "a")));
        rollup.add(put(UsageRows.good(ADA, Instant.parse("2026-11-21T00:00:00Z"), "b")));
        rollup.add(put(UsageRows.good(ADA, Instant.parse("2026-11-22T23:59:59.999Z"), "c")));
        rollup.add(put(UsageRows.good(EVE, NOON, "d")));
        rollup.add(put(UsageRows.good(EVE, Instant.parse("2026-11-23T00:00:00Z"), "e")));
        LocalDate from = LocalDate.parse("2026-11-21");

        assertThat(rollup.byDay(from, DAY).keySet()).containsExactly(from, DAY);
        assertThat(rollup.byDay(from, DAY).get(DAY)).isEqualTo(ONE.plus(ONE));
        assertThat(rollup.byDay(EVE, from, DAY).keySet()).containsExactly(DAY);
        assertThat(rollup.byPerson(from, DAY))
                .containsEntry(ADA, ONE.plus(ONE))
                .containsEntry(EVE, ONE)
                .hasSize(2);
        assertThat(rollup.byDay(DAY, from)).isEmpty();
        assertThat(rollup.byPerson(DAY, from)).isEmpty();
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
                .map(item -> item.get("scope").s() + " " + item.get("period").s())
                .toList();
    }
}
