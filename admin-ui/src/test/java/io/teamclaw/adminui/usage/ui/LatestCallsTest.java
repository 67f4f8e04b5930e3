package io.teamclaw.adminui.usage.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import io.teamclaw.adminui.KaribuTest;
import io.teamclaw.config.usage.Ending;
import io.teamclaw.config.usage.TokenCounts;
import io.teamclaw.config.usage.UsageRow;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LatestCallsTest extends KaribuTest {
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final Instant MIDNIGHT = TODAY.atStartOfDay(ZoneOffset.UTC).toInstant();
    private static final TokenCounts TOKENS = new TokenCounts(1000, 200, 3000, 40, 100);

    @Test
    void aCallIsARowInWordsThatAPersonUnderstands() {
        User me = signInAs("Ada Lovelace", Role.EMPLOYEE);
        fixture.usage(call(me, 0, 200, Ending.COMPLETED, OptionalLong.of(4200), false));
        open();
        assertThat(rows())
                .containsExactly(
                        List.of(
                                TODAY + " 00:00:00",
                                "claude-opus-4-5",
                                "Answered",
                                "1,000",
                                "200",
                                "3,040",
                                "$0.0042"));
    }

    @Test
    void theNewestCallIsOnTopAndEachTellsHowItEnded() {
        User me = signInAs("Ada Lovelace", Role.EMPLOYEE);
        OptionalLong cost = OptionalLong.of(1);
        fixture.usage(call(me, 0, 400, Ending.COMPLETED, cost, false));
        fixture.usage(call(me, 1, 429, Ending.COMPLETED, cost, false));
        fixture.usage(call(me, 2, 529, Ending.COMPLETED, cost, false));
        fixture.usage(call(me, 3, 200, Ending.CLIENT_GONE, cost, true));
        fixture.usage(call(me, 4, 200, Ending.UPSTREAM_RESET, cost, true));
        fixture.usage(call(me, 5, 502, Ending.UPSTREAM_RESET, cost, false));
        fixture.usage(call(me, 6, 504, Ending.TIMEOUT, cost, false));
        fixture.usage(call(me, 7, 403, Ending.REFUSED, cost, false));
        fixture.usage(call(me, 8, 200, Ending.FAILED_OVER, cost, false));
        fixture.usage(call(me, 9, 429, Ending.FAILED_OVER, cost, false));
        open();
        assertThat(rows())
                .extracting(row -> row.get(2))
                .containsExactly(
                        "Provider's rate limit reached (429)",
                        "Answered by another key",
                        "Not sent to the provider (403)",
                        "Provider fell silent",
                        "No answer from the provider",
                        "Answer broken off; tokens estimated",
                        "Cancelled by the agent; tokens estimated",
                        "Error at the provider (529)",
                        "Provider's rate limit reached (429)",
                        "Refused by the provider (400)");
    }

    @Test
    void aCallWithoutAPriceDoesNotLookFree() {
        User me = signInAs("Ada Lovelace", Role.EMPLOYEE);
        fixture.usage(call(me, 0, 200, Ending.COMPLETED, OptionalLong.empty(), false));
        open();
        assertThat(rows()).singleElement().extracting(List::getLast).isEqualTo("unpriced");
    }

    @Test
    void onlyTheLastTwentyAreThere() {
        User me = signInAs("Ada Lovelace", Role.EMPLOYEE);
        IntStream.range(0, 21)
                .forEach(
                        second ->
                                fixture.usage(
                                        call(
                                                me,
                                                second,
                                                200,
                                                Ending.COMPLETED,
                                                OptionalLong.of(1),
                                                false)));
        open();
        assertThat(rows()).hasSize(20);
        assertThat(rows().getLast().getFirst()).isEqualTo(TODAY + " 00:00:01");
    }

    @Test
    void callsOutsideThePeriodAreNotThere() {
        User me = signInAs("Ada Lovelace", Role.EMPLOYEE);
        Duration day = Duration.ofDays(1);
        int yesterday = (int) -day.toSeconds();
        for (int second : new int[] {yesterday - 1, yesterday, -1, 0}) {
            fixture.usage(call(me, second, 200, Ending.COMPLETED, OptionalLong.of(1), false));
        }
        open();
        choose("From", TODAY.minusDays(1));
        choose("To (inclusive)", TODAY.minusDays(1));
        assertThat(rows())
                .extracting(List::getFirst)
                .containsExactly(
                        TODAY.minusDays(1) + " 23:59:59", TODAY.minusDays(1) + " 00:00:00");
    }

    @Test
    void whereSingleCallsAreNotKeptAnyMoreItSaysSo() {
        User me = signInAs("Ada Lovelace", Role.EMPLOYEE);
        UsageRow call = call(me, 0, 200, Ending.COMPLETED, OptionalLong.of(1), false);
        fixture.usage(call);
        fixture.forget(call);
        open();
        assertThat(latestCalls()).isInstanceOf(Paragraph.class);
    }

    @ParameterizedTest
    @EnumSource
    void nobodySeesSomebodyElsesCalls(Role role) {
        User other = fixture.person("Somebody Else", role);
        User me = signInAs("Ada Lovelace", role);
        fixture.usage(call(other, 2, 200, Ending.COMPLETED, OptionalLong.of(9), false));
        fixture.usage(call(me, 1, 200, Ending.COMPLETED, OptionalLong.of(1), false));
        open();
        assertThat(rows())
                .singleElement()
                .extracting(List::getFirst)
                .isEqualTo(TODAY + " 00:00:01");
    }

    private static UsageRow call(
            User user,
            int secondOfToday,
            int status,
            Ending ending,
            OptionalLong costMicros,
            boolean estimated) {
        Instant at = MIDNIGHT.plusSeconds(secondOfToday);
        return new UsageRow(
                user.id(),
                at,
                UUID.randomUUID().toString(),
                Optional.of(user.teamId()),
                "anthropic",
                "claude-opus-4-5",
                Optional.empty(),
                status,
                ending,
                TOKENS,
                costMicros,
                estimated,
                Duration.ofMillis(1800),
                Optional.empty(),
                at.plus(Duration.ofDays(90)),
                List.of());
    }

    private static void open() {
        UI.getCurrent().navigate(MyUsageView.class);
    }

    private static void choose(String label, LocalDate value) {
        _setValue(_get(DatePicker.class, spec -> spec.withLabel(label)), value, true);
    }

    /** What the section holds below its heading. */
    private static Component latestCalls() {
        return _get(H2.class, spec -> spec.withText("Latest calls"))
                .getParent()
                .orElseThrow()
                .getChildren()
                .skip(1)
                .findFirst()
                .orElseThrow();
    }

    private static List<List<String>> rows() {
        NativeTable table = _get(latestCalls(), NativeTable.class);
        return table.getBody().getRows().stream().map(LatestCallsTest::cells).toList();
    }

    private static List<String> cells(NativeTableRow row) {
        return row.getChildren().map(cell -> cell.getElement().getText()).toList();
    }
}
