package io.teamclaw.adminui.usage.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.mvysny.kaributesting.v10.MockAccessDeniedException;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.QueryParameters;
import io.teamclaw.adminui.KaribuTest;
import io.teamclaw.adminui.layout.ui.EmptyState;
import io.teamclaw.adminui.security.PortalUser;
import io.teamclaw.adminui.usage.UsageBy;
import io.teamclaw.config.compute.ComputePrice;
import io.teamclaw.config.id.UserId;
import io.teamclaw.config.usage.ComputeRow;
import io.teamclaw.config.usage.TokenCounts;
import io.teamclaw.lifecycle.testing.UsageRows;
import io.teamclaw.lifecycle.usage.UsageMaker;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class UsageViewTest extends KaribuTest {
    private static final TokenCounts TOKENS = new TokenCounts(1000, 200, 3000, 40, 100);

    @Test
    void moneyOfModelsAndOfWorkspacesStandsSideBySide() {
        User grace = used("Grace Hopper", "2026-07-01T12:00:00Z", OptionalLong.of(750_000));
        ran(grace, "2026-07-01T12:00:00Z");
        signInAs("Ada Admin", Role.ADMIN);

        open("2026-07-01", "2026-07-01", "person");

        assertThat(row("Grace Hopper"))
                .containsExactly(
                        "Grace Hopper" + grace.email().value(),
                        "1",
                        "0",
                        "1,000",
                        "200",
                        "3,00040",
                        "375 ms488 ms",
                        "$0.75",
                        "$0.25",
                        "$1.00",
                        "100.0 %");
        _assertOne(CostChart.class);
        _assertOne(UsageStats.class);
    }

    @ParameterizedTest
    @CsvSource({
        "day, 2026-07-02",
        "team, usage-view-team",
        "provider, AWS Fargate (workspaces)",
        "provider, Anthropic",
        "model, anthropic/claude-sonnet-4-5",
        "key, k-0123456789"
    })
    void eachBreakdownHasItsNames(String by, String name) {
        User user = fixture.inTeam("Some Body", Role.EMPLOYEE, "usage-view-team");
        fixture.usage(user, Instant.parse("2026-07-02T12:00:00Z"), TOKENS, OptionalLong.of(5));
        ran(user, "2026-07-02T10:00:00Z");
        signInAs("Fin Ance", Role.FINANCE);

        open("2026-07-02", "2026-07-02", by);

        assertThat(row(name).getFirst()).startsWith(name);
    }

    @Test
    void theLastDayBelongsToThePeriod() {
        used("Early Bird", "2026-07-03T00:00:00Z", OptionalLong.of(1));
        used("Night Owl", "2026-07-04T23:59:59.999Z", OptionalLong.of(2));
        used("Too Late", "2026-07-05T00:00:00Z", OptionalLong.of(4));
        signInAs("Fin Ance", Role.FINANCE);

        open("2026-07-03", "2026-07-04", "person");

        assertThat(names()).anyMatch(name -> name.startsWith("Night Owl"));
        assertThat(names()).anyMatch(name -> name.startsWith("Early Bird"));
        assertThat(names()).noneMatch(name -> name.startsWith("Too Late"));
        assertThat(row("All")).contains("$0.000003");
    }

    @Test
    void whatIsChosenStandsInTheAddress() {
        used("Grace Hopper", "2026-07-06T12:00:00Z", OptionalLong.of(750_000));
        signInAs("Ada Admin", Role.ADMIN);
        open("2026-07-06", "2026-07-06", "day");

        @SuppressWarnings("unchecked")
        Select<UsageBy> by = _get(Select.class, spec -> spec.withLabel("Break down by"));
        _setValue(by, UsageBy.PERSON, true);

        assertThat(UI.getCurrent().getActiveViewLocation().getQueryParameters().getQueryString())
                .contains("by=person", "from=2026-07-06", "to=2026-07-06");
        assertThat(row("Grace Hopper")).isNotEmpty();
    }

    @Test
    void modelsWithoutAPriceAreNamedWithWhatToDo() {
        used("Grace Hopper", "2026-07-07T12:00:00Z", OptionalLong.empty());
        signInAs("Ada Admin", Role.ADMIN);

        open("2026-07-07", "2026-07-07", "model");

        assertThat(_get(UnpricedNote.class).getElement().getTextRecursively())
                .contains("1 request is not in the cost")
                .contains("anthropic/claude-sonnet-4-5")
                .contains("providers.yaml");
        assertThat(row("anthropic/claude-sonnet-4-5").get(7)).contains("+ 1 unpriced");
    }

    @Test
    void aHundredLinesAreShownAndTheRestIsOne() {
        UsageMaker maker = new UsageMaker(fixture.dynamoDb.client());
        for (int number = 0; number < 102; number++) {
            maker.add(
                    UsageRows.good(
                            new UserId("person-" + number),
                            Instant.parse("2026-07-08T12:00:00Z"),
                            "x"),
                    1 + number);
        }
        maker.write();
        signInAs("Ada Admin", Role.ADMIN);

        open("2026-07-08", "2026-07-08", "person");

        assertThat(names()).hasSize(100 + 2).first().asString().startsWith("person-101");
        assertThat(row("2 others").get(1)).isEqualTo("3");
        assertThat(row("All").get(1)).isEqualTo("5,253");
    }

    @Test
    void aLeadSeesTheirTeamAndNoSingleCallsOfOthers() {
        User lead = fixture.inTeam("Lea Lead", Role.TEAM_LEAD, "usage-view-lead");
        User member = fixture.inTeam("Mem Ber", Role.EMPLOYEE, "usage-view-lead");
        fixture.usage(member, Instant.parse("2026-07-09T12:00:00Z"), TOKENS, OptionalLong.of(5));
        used("Not Theirs", "2026-07-09T12:00:00Z", OptionalLong.of(7));
        session.as(PortalUser.of(lead));

        open("2026-07-09", "2026-07-09", "person");
        assertThat(names()).hasSize(1).first().asString().startsWith("Mem Ber");
        assertThat(_find(Anchor.class)).hasSize(1);

        open("2026-07-09", "2026-07-09", "key");
        assertThat(names()).containsExactly("2026-07-09");
    }

    @Test
    void financeHasBothFiles() {
        used("Grace Hopper", "2026-07-10T12:00:00Z", OptionalLong.of(1));
        signInAs("Fin Ance", Role.FINANCE);
        open("2026-07-10", "2026-07-10", "day");
        assertThat(_find(Anchor.class))
                .extracting(Anchor::getText)
                .containsExactly("This table (CSV)", "Single calls (CSV)");
    }

    @Test
    void withoutUsageItSaysSo() {
        signInAs("Ada Admin", Role.ADMIN);
        open("2026-06-01", "2026-06-01", "day");
        _assertOne(EmptyState.class);
        _assertNone(CostChart.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"ADMIN", "FINANCE", "TEAM_LEAD"})
    void whoMaySeeItGetsIn(Role role) {
        signInAs("Some Body", role);
        UI.getCurrent().navigate(UsageView.class);
        _assertOne(UsageView.class);
    }

    @Test
    void anEmployeeDoesNot() {
        signInAs("Some Body", Role.EMPLOYEE);
        assertThatThrownBy(() -> UI.getCurrent().navigate(UsageView.class))
                .isInstanceOf(MockAccessDeniedException.class);
    }

    private User used(String name, String at, OptionalLong micros) {
        User user = fixture.person(name, Role.EMPLOYEE);
        fixture.usage(user, Instant.parse(at), TOKENS, micros);
        return user;
    }

    /** An hour, for a quarter of a dollar. */
    private void ran(User user, String from) {
        Instant start = Instant.parse(from);
        ComputeRow.ofRun(
                        user.id(),
                        Optional.of(user.teamId()),
                        "attempt-" + from,
                        start,
                        start.plus(Duration.ofHours(1)),
                        new ComputePrice(250_000))
                .forEach(
                        row -> {
                            UsageRows.put(fixture.dynamoDb.client(), row.attributes());
                            fixture.rollup.add(row);
                        });
    }

    private static void open(String from, String to, String by) {
        UI.getCurrent()
                .navigate(
                        UsageView.class,
                        QueryParameters.simple(Map.of("from", from, "to", to, "by", by)));
    }

    private static List<String> names() {
        return rows().stream().map(List::getFirst).toList();
    }

    private static List<String> row(String name) {
        return rows().stream()
                .filter(row -> row.getFirst().startsWith(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not among " + names()));
    }

    private static List<List<String>> rows() {
        return _get(NativeTable.class).getBody().getRows().stream()
                .map(UsageViewTest::cells)
                .toList();
    }

    private static List<String> cells(NativeTableRow row) {
        return row.getChildren().map(cell -> cell.getElement().getTextRecursively()).toList();
    }
}
