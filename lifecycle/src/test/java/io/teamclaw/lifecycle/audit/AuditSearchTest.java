package io.teamclaw.lifecycle.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import io.teamclaw.lifecycle.testing.MeasuredDynamoDb;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two thousand rows, a minute apart: Ada does the even ones to people, Bob the odd to teams. */
class AuditSearchTest {
    private static final int ROWS = 2_000;
    private static EmbeddedDynamoDb dynamoDb;
    private static AuditStore store;

    @BeforeAll
    static void fill() {
        dynamoDb = EmbeddedDynamoDb.start();
        store = new AuditStore(dynamoDb.client(), EmbeddedDynamoDb.ENVIRONMENT);
        for (int minute = 1; minute <= ROWS; minute++) {
            store.append(
                    minute % 2 == 0
                            ? AuditActions.by(
                                    "ada", minute, "person.disabled", "person/" + minute % 100)
                            : AuditActions.by("bob", minute, "team.renamed", "team/" + minute));
        }
    }

    @AfterAll
    static void close() {
        dynamoDb.close();
    }

    @Test
    void newestFirstPageByPageWithoutGapOrDouble() {
        List<Long> seen = new ArrayList<>();
        AuditPage page = store.search(AuditQuery.EVERYTHING, 300);
        while (true) {
            page.rows().forEach(row -> seen.add(row.sequence()));
            if (page.next().isEmpty()) {
                break;
            }
            page = store.search(AuditQuery.EVERYTHING.below(page.next().getAsLong()), 300);
        }
        assertThat(seen).hasSize(ROWS).startsWith(2000L, 1999L).endsWith(2L, 1L);
        assertThat(seen).doesNotHaveDuplicates();
    }

    @Test
    void aPeriodBeginsInclusiveAndEndsExclusive() {
        assertThat(sequences(period(minute(100), minute(103)), 50))
                .containsExactly(102L, 101L, 100L);
        assertThat(sequences(period(minute(0).minusSeconds(1), minute(2)), 50)).containsExactly(1L);
        assertThat(sequences(period(minute(1999), minute(9999)), 50)).containsExactly(2000L, 1999L);
        assertThat(sequences(period(minute(5000), minute(9999)), 50)).isEmpty();
        assertThat(sequences(period(minute(10), minute(5)), 50)).isEmpty();
    }

    @Test
    void whatWasDoneToSomething() {
        assertThat(sequences(AuditQuery.ofTarget("person/14"), 3))
                .containsExactly(1914L, 1814L, 1714L);
        assertThat(sequences(AuditQuery.ofTarget("person/14").below(300), 3))
                .containsExactly(214L, 114L, 14L);
        assertThat(sequences(AuditQuery.ofTarget("person/nobody"), 3)).isEmpty();
    }

    @Test
    void whatSomebodyDidWithinAPeriod() {
        AuditQuery query =
                new AuditQuery(
                        Optional.of(minute(100)),
                        Optional.of(minute(105)),
                        Optional.of("bob"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        OptionalLong.empty());
        assertThat(sequences(query, 50)).containsExactly(103L, 101L);
    }

    @Test
    void kindsAndTextsAreFilters() {
        assertThat(sequences(filtered("person.", ""), 2)).containsExactly(2000L, 1998L);
        assertThat(sequences(filtered("team.renamed", ""), 2)).containsExactly(1999L, 1997L);
        assertThat(sequences(filtered("team", ""), 2)).isEmpty();
        assertThat(sequences(filtered("", "TEAM/1777"), 2)).containsExactly(1777L);
        assertThat(sequences(filtered("person.", "bob@"), 2)).isEmpty();
    }

    @Test
    void aRareTextIsLookedForWithinBoundsAndFoundOnALaterPage() {
        AuditPage page = store.search(filtered("", "team/17"), 60);
        assertThat(page.rows()).extracting(AuditRow::target).allMatch(t -> t.startsWith("team/17"));
        assertThat(page.next()).hasValue(1001);
        AuditPage rest = store.search(filtered("", "team/17").below(1001), 60);
        assertThat(rest.rows()).extracting(AuditRow::sequence).endsWith(17L);
    }

    @Test
    void aPageCostsWhatItShowsHoweverLongTheLogIs() {
        MeasuredDynamoDb measured = new MeasuredDynamoDb(dynamoDb.client());
        AuditStore counted = new AuditStore(measured, EmbeddedDynamoDb.ENVIRONMENT);

        counted.search(AuditQuery.EVERYTHING, 50);
        assertThat(measured.readUnits()).isLessThan(10);
        counted.search(period(minute(100), minute(130)), 50);
        assertThat(measured.readUnits()).isLessThan(50);
    }

    private static AuditQuery period(Instant from, Instant until) {
        return new AuditQuery(
                Optional.of(from),
                Optional.of(until),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty());
    }

    private static AuditQuery filtered(String action, String text) {
        return new AuditQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(action).filter(each -> !each.isEmpty()),
                Optional.of(text).filter(each -> !each.isEmpty()),
                OptionalLong.empty());
    }

    private static Instant minute(long minute) {
        return AuditActions.START.plusSeconds(minute * 60);
    }

    private static List<Long> sequences(AuditQuery query, int limit) {
        return store.search(query, limit).rows().stream().map(AuditRow::sequence).toList();
    }
}
