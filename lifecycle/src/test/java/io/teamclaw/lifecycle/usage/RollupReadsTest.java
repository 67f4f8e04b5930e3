package io.teamclaw.lifecycle.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import io.teamclaw.lifecycle.testing.MeasuredDynamoDb;
import io.teamclaw.lifecycle.testing.UsageRows;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A million calls of five hundred people in a month: what the screens read of them. */
class RollupReadsTest {
    private static final int PEOPLE = 500;
    private static final int CALLS_A_DAY = 67;
    private static final LocalDate FIRST = LocalDate.parse("2026-10-18");
    private static final int DAYS = 30;
    private static final ZoneId KATHMANDU = ZoneId.of("Asia/Kathmandu");
    private static final ZoneId UTC = ZoneId.of("UTC");

    private static EmbeddedDynamoDb dynamoDb;

    @BeforeAll
    static void fill() {
        dynamoDb = EmbeddedDynamoDb.start();
        UsageMaker maker = new UsageMaker(dynamoDb.client());
        IntStream.range(0, PEOPLE)
                .forEach(
                        person ->
                                FIRST.datesUntil(FIRST.plusDays(DAYS))
                                        .forEach(
                                                day ->
                                                        maker.add(
                                                                UsageRows.good(
                                                                        new UserId("p-" + person),
                                                                        at(day, person),
                                                                        "x"),
                                                                CALLS_A_DAY)));
        maker.write();
    }

    @AfterAll
    static void stop() {
        dynamoDb.close();
    }

    /** People call at all hours. */
    private static Instant at(LocalDate day, int person) {
        return day.atStartOfDay(UTC).plusMinutes(person % 96 * 15L).toInstant();
    }

    @Test
    void theCompanyByDayIsOneQueryInUtcAndTwoElsewhere() {
        assertThat(queries(rollup -> rollup.series(midnights(UTC)))).isEqualTo(1);
        // 31 days' slots of the company: some 3,000 small items, one page after the days'.
        assertThat(queries(rollup -> rollup.series(midnights(KATHMANDU)))).isEqualTo(2);
        assertThat(units(rollup -> rollup.series(midnights(KATHMANDU)))).isLessThan(250);
    }

    @Test
    void aSumIsAsMuchAsItsEdges() {
        assertThat(queries(rollup -> rollup.totals(start(KATHMANDU), end(KATHMANDU))))
                .isLessThanOrEqualTo(3);
        assertThat(units(rollup -> rollup.totals(start(KATHMANDU), end(KATHMANDU)))).isLessThan(10);
    }

    @Test
    void byPersonReadsAPartitionForEachDayThatNoMonthCovers() {
        int days = 14 + 1 + 14;
        assertThat(queries(rollup -> rollup.byMember(Dimension.PEOPLE, start(UTC), end(UTC))))
                .isLessThanOrEqualTo(days);
        int elsewhere =
                queries(
                        rollup ->
                                rollup.byMember(
                                        Dimension.PEOPLE, start(KATHMANDU), end(KATHMANDU)));
        assertThat(elsewhere).isLessThanOrEqualTo(days + 3);
    }

    @Test
    void whatHasFewMembersReadsLittle() {
        for (Dimension few : List.of(Dimension.TEAMS, Dimension.PROVIDERS, Dimension.MODELS)) {
            assertThat(units(rollup -> rollup.byMember(few, start(KATHMANDU), end(KATHMANDU))))
                    .isLessThan(60);
        }
    }

    @Test
    void oneOfFiveHundredReadsNothingOfTheOthers() {
        assertThat(queries(rollup -> rollup.series(Dimension.PEOPLE, "p-7", midnights(KATHMANDU))))
                .isLessThanOrEqualTo(9);
        assertThat(
                        queries(
                                rollup ->
                                        rollup.totals(
                                                Dimension.PEOPLE,
                                                "p-7",
                                                start(KATHMANDU),
                                                end(KATHMANDU))))
                .isEqualTo(1);
    }

    @Test
    void allOfItIsThere() {
        RollupStore rollup = new RollupStore(dynamoDb.client(), EmbeddedDynamoDb.ENVIRONMENT);
        assertThat(rollup.totals(start(UTC), end(UTC)).requests())
                .isEqualTo((long) PEOPLE * CALLS_A_DAY * DAYS);
        assertThat(rollup.byMember(Dimension.PEOPLE, start(UTC), end(UTC))).hasSize(PEOPLE);
    }

    private static int queries(Consumer<RollupStore> read) {
        return measured(read).queries();
    }

    private static double units(Consumer<RollupStore> read) {
        return measured(read).readUnits();
    }

    private static MeasuredDynamoDb measured(Consumer<RollupStore> read) {
        MeasuredDynamoDb measured = new MeasuredDynamoDb(dynamoDb.client());
        read.accept(new RollupStore(measured, EmbeddedDynamoDb.ENVIRONMENT));
        return measured;
    }

    private static List<Instant> midnights(ZoneId zone) {
        return FIRST.datesUntil(FIRST.plusDays(DAYS + 1L))
                .map(day -> day.atStartOfDay(zone).toInstant())
                .toList();
    }

    private static Instant start(ZoneId zone) {
        return FIRST.atStartOfDay(zone).toInstant();
    }

    private static Instant end(ZoneId zone) {
        return FIRST.plusDays(DAYS).atStartOfDay(zone).toInstant();
    }
}
