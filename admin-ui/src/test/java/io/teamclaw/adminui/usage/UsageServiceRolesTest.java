package io.teamclaw.adminui.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamclaw.adminui.KaribuTest;
import io.teamclaw.adminui.security.PortalUser;
import io.teamclaw.config.usage.TokenCounts;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.usage.UsageTotals;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import java.io.Writer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;

/** Usage is shown by role and reach, whatever the views do. */
class UsageServiceRolesTest extends KaribuTest {
    private static final UsagePeriod PERIOD =
            UsagePeriod.endingOn(LocalDate.now(ZoneOffset.UTC), 7, ZoneOffset.UTC);

    @Autowired private UsageService usage;
    @Autowired private UsageExport export;

    private final List<ThrowingCallable> forCost =
            List.of(
                    () -> usage.unpricedModels(PERIOD),
                    () -> export.calls(PERIOD, Writer.nullWriter()));

    private final List<ThrowingCallable> forLeadsToo =
            List.of(
                    () -> usage.report(PERIOD),
                    () -> usage.choices(),
                    () -> usage.table(PERIOD, UsageBy.PERSON),
                    () -> usage.page(PERIOD, UsageBy.DAY),
                    () -> usage.trend(ZoneOffset.UTC),
                    () -> export.table(PERIOD, UsageBy.DAY, Writer.nullWriter()));

    private final List<ThrowingCallable> forEverybody =
            List.of(
                    () -> usage.today(ZoneOffset.UTC),
                    () -> usage.mine(PERIOD),
                    () -> usage.myLatestCalls(PERIOD));

    @Test
    void anEmployeeSeesNobodyElses() {
        User other = fixture.person("Somebody Else", Role.EMPLOYEE);
        signInAs("Eve Employee", Role.EMPLOYEE);
        refused(forCost);
        refused(forLeadsToo);
        refused(List.of(() -> usage.ofPerson(other.id(), PERIOD)));
        allowed(forEverybody);
    }

    @Test
    void aLeadSeesTheirTeamAlone() {
        User stranger = fixture.inTeam("Not Theirs", Role.EMPLOYEE, "usage-other");
        User lead = fixture.inTeam("Lea Lead", Role.TEAM_LEAD, "usage-own");
        User member = fixture.inTeam("Mem Ber", Role.EMPLOYEE, "usage-own");
        for (User each : List.of(stranger, member)) {
            fixture.usage(each, Instant.now(), new TokenCounts(1, 1, 0, 0, 0), OptionalLong.of(5));
        }
        session.as(PortalUser.of(lead));

        refused(forCost);
        allowed(forLeadsToo);
        refused(
                List.of(
                        () -> usage.ofPerson(stranger.id(), PERIOD),
                        () -> usage.table(PERIOD, UsageBy.KEY),
                        () -> usage.table(PERIOD, UsageBy.MODEL),
                        () -> usage.table(PERIOD, UsageBy.TEAM),
                        () -> usage.page(PERIOD, UsageBy.TEAM),
                        () -> export.table(PERIOD, UsageBy.PROVIDER, Writer.nullWriter())));
        assertThat(usage.ofPerson(member.id(), PERIOD).totals().requests()).isEqualTo(1);
        assertThat(usage.report(PERIOD).totals().requests()).isEqualTo(1);
        assertThat(usage.trend(ZoneOffset.UTC).today().costMicros()).isEqualTo(5);
        assertThat(usage.table(PERIOD, UsageBy.PERSON).lines())
                .extracting(UsageTable.Line::id)
                .containsExactly(member.id().value());
        assertThat(usage.page(PERIOD, UsageBy.PERSON))
                .isEqualTo(
                        new UsagePage(usage.report(PERIOD), usage.table(PERIOD, UsageBy.PERSON)));
        assertThat(usage.choices()).containsExactly(UsageBy.DAY, UsageBy.PERSON);
    }

    @Test
    void financeAndAdministratorsSeeAll() {
        for (Role role : List.of(Role.ADMIN, Role.FINANCE)) {
            signInAs("All Seeing", role);
            allowed(forCost);
            allowed(forLeadsToo);
            allowed(forEverybody);
            assertThat(usage.choices()).containsExactly(UsageBy.values());
        }
    }

    @Test
    void nobodyIsRefusedEverything() {
        session.nobody();
        for (List<ThrowingCallable> calls : List.of(forCost, forLeadsToo, forEverybody)) {
            for (ThrowingCallable call : calls) {
                assertThatThrownBy(call)
                        .isInstanceOfAny(
                                AccessDeniedException.class, AuthenticationException.class);
            }
        }
    }

    @Test
    void aTrendComparesWithTheTimeBefore() {
        User lead = fixture.inTeam("Trend Lead", Role.TEAM_LEAD, "usage-trend");
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        long cost = 1;
        for (int daysAgo : new int[] {0, 1, 6, 7, 13, 14, 29, 30, 59, 60}) {
            fixture.usage(
                    lead,
                    today.minusDays(daysAgo).atStartOfDay().toInstant(ZoneOffset.UTC),
                    TokenCounts.NONE,
                    OptionalLong.of(cost));
            cost *= 10;
        }
        session.as(PortalUser.of(lead));

        UsageTrend trend = usage.trend(ZoneOffset.UTC);

        assertThat(
                        List.of(
                                trend.today(),
                                trend.yesterday(),
                                trend.week(),
                                trend.weekBefore(),
                                trend.month(),
                                trend.monthBefore()))
                .extracting(UsageTotals::costMicros)
                .containsExactly(1L, 10L, 111L, 11_000L, 1_111_111L, 110_000_000L);
        assertThat(lead.teamId()).isNotEqualTo(Team.DEFAULT);
    }

    private static void refused(List<ThrowingCallable> calls) {
        calls.forEach(call -> assertThatThrownBy(call).isInstanceOf(AccessDeniedException.class));
    }

    private static void allowed(List<ThrowingCallable> calls) {
        calls.forEach(call -> assertThatCode(call).doesNotThrowAnyException());
    }
}
