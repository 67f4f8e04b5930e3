package io.teamclaw.adminui.usage.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.Span;
import io.teamclaw.adminui.KaribuTest;
import io.teamclaw.adminui.layout.ui.EmptyState;
import io.teamclaw.config.usage.TokenCounts;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class MyUsageViewTest extends KaribuTest {
    private static final TokenCounts TOKENS = new TokenCounts(1000, 200, 3000, 40, 100);

    @Test
    void anEmployeeSeesOnlyTheirOwn() {
        User other = fixture.person("Somebody Else", Role.EMPLOYEE);
        fixture.usage(other, Instant.now(), TOKENS, OptionalLong.of(9_999_999));
        User me = signInAs("Ada Lovelace", Role.EMPLOYEE);
        fixture.usage(me, Instant.now(), TOKENS, OptionalLong.of(4200));

        UI.getCurrent().navigate(MyUsageView.class);

        assertThat(figures())
                .containsExactly(
                        "$0.0042", "$0.0042", "$0.00", "1", "1,000", "200", "3,040", "375 ms");
        assertThat(tables()).hasSize(2).noneMatch(table -> table.contains("Somebody Else"));
        _assertOne(CostChart.class);
    }

    @Test
    void callsWithoutAPriceAreSaid() {
        User me = signInAs("Ada Lovelace", Role.EMPLOYEE);
        fixture.usage(me, Instant.now(), TOKENS, OptionalLong.empty());

        UI.getCurrent().navigate(MyUsageView.class);

        _assertOne(UnpricedNote.class);
        assertThat(tables().getFirst()).contains("+ 1 unpriced");
    }

    @Test
    void withoutUsageItSaysWhatToDo() {
        signInAs("New Comer", Role.EMPLOYEE);
        UI.getCurrent().navigate(MyUsageView.class);
        _assertOne(EmptyState.class);
        _assertNone(CostChart.class);
    }

    @Test
    void refreshShowsWhatCameMeanwhile() {
        User me = signInAs("Ada Lovelace", Role.EMPLOYEE);
        UI.getCurrent().navigate(MyUsageView.class);
        fixture.usage(me, Instant.now(), TOKENS, OptionalLong.of(17));

        _click(_get(Button.class, spec -> spec.withId("refresh")));

        assertThat(figures()).startsWith("$0.000017", "$0.000017", "$0.00", "1");
    }

    @Test
    void bothEndsOfThePeriodBelongToIt() {
        User me = signInAs("Ada Lovelace", Role.EMPLOYEE);
        LocalDate day = LocalDate.now(ZoneOffset.UTC).minusDays(50);
        Instant start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        fixture.usage(me, start, TOKENS, OptionalLong.of(1));
        fixture.usage(
                me, start.plus(Duration.ofDays(2)).minusMillis(1), TOKENS, OptionalLong.of(2));
        fixture.usage(me, start.plus(Duration.ofDays(2)), TOKENS, OptionalLong.of(4));
        UI.getCurrent().navigate(MyUsageView.class);
        _assertOne(EmptyState.class);

        choose("From", day);
        choose("To (inclusive)", day.plusDays(1));

        assertThat(figures()).startsWith("$0.000003", "$0.000003", "$0.00", "2");
    }

    @Test
    void anEndBeforeTheBeginningIsRefused() {
        signInAs("Ada Lovelace", Role.EMPLOYEE);
        UI.getCurrent().navigate(MyUsageView.class);

        choose("To (inclusive)", LocalDate.now(ZoneOffset.UTC).minusDays(60));

        assertThat(day("To (inclusive)").isInvalid()).isTrue();
        assertThat(day("To (inclusive)").getErrorMessage())
                .isEqualTo("The last day is before the first.");
    }

    private static void choose(String label, LocalDate value) {
        DatePicker picker = day(label);
        LocalDate before = picker.getValue();
        _setValue(picker, value, true);
        assertThat(picker.getValue()).as(label + " instead of " + before).isEqualTo(value);
    }

    private static DatePicker day(String label) {
        return _get(DatePicker.class, spec -> spec.withLabel(label));
    }

    private static List<String> figures() {
        return _find(Span.class, spec -> spec.withClasses("stat-value")).stream()
                .map(Span::getText)
                .toList();
    }

    private static List<String> tables() {
        return _find(NativeTable.class).stream()
                .map(table -> table.getElement().getTextRecursively())
                .toList();
    }
}
