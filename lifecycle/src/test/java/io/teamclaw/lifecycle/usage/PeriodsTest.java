package io.teamclaw.lifecycle.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import io.teamclaw.config.usage.Ending;
import io.teamclaw.config.usage.TokenCounts;
import io.teamclaw.config.usage.UsageRow;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import io.teamclaw.lifecycle.testing.UsageRows;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Whatever was used when, and whatever days of whatever zone are asked for: the counters give what
 * the rows give.
 */
class PeriodsTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-09-20");

    /** Both changes of clocks of that autumn are in these days. */
    private static final int DAYS = 64;

    private static final List<String> ZONES =
            List.of(
                    "UTC",
                    "Europe/Berlin",
                    "America/New_York",
                    "America/St_Johns",
                    "Asia/Kathmandu",
                    "Asia/Kolkata",
                    "Australia/Lord_Howe",
                    "Pacific/Chatham",
                    "Pacific/Kiritimati",
                    "Pacific/Pago_Pago");

    /** Days of a zone, both inclusive. */
    record Asked(ZoneId zone, LocalDate from, LocalDate to) {
        Instant start() {
            return midnight(from);
        }

        Instant end() {
            return midnight(to.plusDays(1));
        }

        List<Instant> midnights() {
            return from.datesUntil(to.plusDays(2)).map(this::midnight).toList();
        }

        private Instant midnight(LocalDate day) {
            return day.atStartOfDay(zone).toInstant();
        }
    }

    @Property(tries = 60)
    void aPeriodIsTheSumOfItsRows(
            @ForAll("rows") List<UsageRow> rows, @ForAll("periods") List<Asked> periods) {
        try (EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start()) {
            RollupStore rollup = new RollupStore(dynamoDb.client(), EmbeddedDynamoDb.ENVIRONMENT);
            rows.forEach(row -> UsageRows.put(dynamoDb.client(), row));
            assertThat(rollup.add(rows)).isEqualTo(rows.size());
            periods.forEach(asked -> check(rollup, rows, asked));
        }
    }

    private static void check(RollupStore rollup, List<UsageRow> rows, Asked asked) {
        assertThat(rollup.totals(asked.start(), asked.end())).isEqualTo(sum(rows, asked));
        List<Instant> midnights = asked.midnights();
        assertThat(rollup.series(midnights)).isEqualTo(daily(rows, midnights));
        assertThat(rollup.series(Dimension.PEOPLE, "ada", midnights))
                .isEqualTo(daily(of(rows, "ada"), midnights));
        Map<String, UsageTotals> people = by(rows, asked, row -> Optional.of(row.userId().value()));
        assertThat(rollup.byMember(Dimension.PEOPLE, asked.start(), asked.end())).isEqualTo(people);
        assertThat(
                        rollup.byMember(
                                Dimension.PEOPLE,
                                List.of("ada", "bob", "eve", "nobody"),
                                asked.start(),
                                asked.end()))
                .isEqualTo(people);
        assertThat(rollup.byMember(Dimension.TEAMS, asked.start(), asked.end()))
                .isEqualTo(by(rows, asked, row -> row.teamId().map(TeamId::value)));
        assertThat(rollup.byMember(Dimension.MODELS, asked.start(), asked.end()))
                .isEqualTo(by(rows, asked, row -> Optional.of(row.provider() + "/" + row.model())));
    }

    private static List<UsageTotals> daily(List<UsageRow> rows, List<Instant> midnights) {
        List<UsageTotals> days = new ArrayList<>();
        for (int day = 1; day < midnights.size(); day++) {
            days.add(sum(rows, midnights.get(day - 1), midnights.get(day)));
        }
        return days;
    }

    private static List<UsageRow> of(List<UsageRow> rows, String person) {
        return rows.stream().filter(row -> row.userId().value().equals(person)).toList();
    }

    private static Map<String, UsageTotals> by(
            List<UsageRow> rows, Asked asked, Function<UsageRow, Optional<String>> member) {
        Map<String, UsageTotals> sums = new HashMap<>();
        rows.stream()
                .filter(row -> !row.at().isBefore(asked.start()) && row.at().isBefore(asked.end()))
                .forEach(
                        row ->
                                member.apply(row)
                                        .ifPresent(
                                                name ->
                                                        sums.merge(
                                                                name,
                                                                one(row),
                                                                UsageTotals::plus)));
        return sums;
    }

    private static UsageTotals sum(List<UsageRow> rows, Asked asked) {
        return sum(rows, asked.start(), asked.end());
    }

    private static UsageTotals sum(List<UsageRow> rows, Instant from, Instant until) {
        return rows.stream()
                .filter(row -> !row.at().isBefore(from) && row.at().isBefore(until))
                .map(PeriodsTest::one)
                .reduce(UsageTotals.ZERO, UsageTotals::plus);
    }

    /** Written out, not taken from the code under test. */
    private static UsageTotals one(UsageRow row) {
        List<Long> waits = new ArrayList<>();
        long below = -1;
        for (long bound :
                Stream.concat(FirstTokens.BOUNDS.stream(), Stream.of(1L << 40)).toList()) {
            long from = below;
            waits.add(
                    row.firstToken()
                                    .map(Duration::toMillis)
                                    .filter(wait -> wait > from && wait <= bound)
                                    .isPresent()
                            ? 1L
                            : 0L);
            below = bound;
        }
        return new UsageTotals(
                1,
                row.ending().isWhole() && row.status() < 400 ? 0 : 1,
                Map.of(row.ending(), 1L),
                row.tokens(),
                row.costMicros().orElse(0),
                row.costMicros().isPresent() ? 0 : 1,
                new FirstTokens(waits, row.firstToken().map(Duration::toMillis).orElse(0L)),
                0,
                0);
    }

    @Provide
    Arbitrary<List<Asked>> periods() {
        return Combinators.combine(
                        Arbitraries.of(ZONES).map(ZoneId::of),
                        Arbitraries.integers().between(0, DAYS - 1),
                        Arbitraries.integers().between(0, 45))
                .as(
                        (zone, from, length) ->
                                new Asked(
                                        zone,
                                        FIRST.plusDays(from),
                                        FIRST.plusDays(from + (long) length)))
                .list()
                .ofSize(4);
    }

    @Provide
    Arbitrary<List<UsageRow>> rows() {
        long start = FIRST.atStartOfDay(ZoneId.of("UTC")).toEpochSecond();
        Arbitrary<Long> seconds = Arbitraries.longs().between(start, start + DAYS * 86_400L);
        // Around midnights things go wrong first.
        Arbitrary<Instant> times =
                Arbitraries.oneOf(
                                seconds,
                                seconds.map(at -> at / 900 * 900),
                                seconds.map(at -> at / 900 * 900 - 1))
                        .map(Instant::ofEpochSecond);
        Arbitrary<String> models = Arbitraries.of("opus", "haiku", "gpt");
        return Combinators.combine(
                        times,
                        Arbitraries.of("ada", "bob", "eve"),
                        Arbitraries.of("red", "blue").optional(),
                        models,
                        Arbitraries.of(Ending.class),
                        Arbitraries.of(200, 429, 500),
                        Arbitraries.longs().between(0, 30_000),
                        Arbitraries.longs().between(0, 5_000))
                .as(PeriodsTest::row)
                .list()
                .ofMinSize(1)
                .ofMaxSize(60)
                .map(PeriodsTest::numbered);
    }

    private static UsageRow row(
            Instant at,
            String person,
            Optional<String> team,
            String model,
            Ending ending,
            int status,
            long wait,
            long amount) {
        return new UsageRow(
                new UserId(person),
                at,
                "",
                team.map(TeamId::new),
                "provider",
                model,
                team.map(name -> "key-" + name),
                status,
                ending,
                new TokenCounts(amount, amount / 2, amount / 3, 7, amount / 5),
                wait % 5 == 0 ? OptionalLong.empty() : OptionalLong.of(amount * 11),
                false,
                Duration.ofSeconds(40),
                wait % 7 == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(wait)),
                at.plus(Duration.ofDays(90)),
                List.of());
    }

    private static List<UsageRow> numbered(List<UsageRow> rows) {
        List<UsageRow> numbered = new ArrayList<>();
        for (UsageRow row : rows) {
            numbered.add(
                    new UsageRow(
                            row.userId(),
                            row.at(),
                            "call-" + numbered.size(),
                            row.teamId(),
                            row.provider(),
                            row.model(),
                            row.keyId(),
                            row.status(),
                            row.ending(),
                            row.tokens(),
                            row.costMicros(),
                            row.estimated(),
                            row.latency(),
                            row.firstToken(),
                            row.expiresAt(),
                            List.of()));
        }
        return numbered;
    }
}
