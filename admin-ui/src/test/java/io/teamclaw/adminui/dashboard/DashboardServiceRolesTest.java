package io.teamclaw.adminui.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamclaw.adminui.KaribuTest;
import io.teamclaw.config.id.TeamId;
import io.teamclaw.lifecycle.people.PeopleDirectory;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;

class DashboardServiceRolesTest extends KaribuTest {
    private static final Set<Role> ADMIN = EnumSet.of(Role.ADMIN);
    private static final Set<Role> ADMIN_AND_LEAD = EnumSet.of(Role.ADMIN, Role.TEAM_LEAD);
    private static final Set<Role> ALL_BUT_EMPLOYEES =
            EnumSet.of(Role.ADMIN, Role.TEAM_LEAD, Role.FINANCE);

    @Autowired private DashboardService dashboard;
    @Autowired private AttentionService attention;
    @Autowired private PeopleDirectory directory;

    @Test
    void eachFigureIsForWhomItConcerns() throws Throwable {
        Map<ThrowingCallable, Set<Role>> calls =
                Map.of(
                        () -> dashboard.people(), ADMIN_AND_LEAD,
                        () -> dashboard.workspaces(), ADMIN_AND_LEAD,
                        () -> dashboard.usage(ZoneOffset.UTC), ALL_BUT_EMPLOYEES,
                        () -> dashboard.keys(), ADMIN,
                        () -> dashboard.onboarding(), ADMIN,
                        () -> attention.all(), ADMIN);
        for (var call : calls.entrySet()) {
            for (Role role : Role.values()) {
                signInAs("Eve Employee", role);
                if (call.getValue().contains(role)) {
                    call.getKey().call();
                } else {
                    assertThatThrownBy(call.getKey()).isInstanceOf(AccessDeniedException.class);
                }
            }
            session.nobody();
            assertThatThrownBy(call.getKey())
                    .isInstanceOfAny(AccessDeniedException.class, AuthenticationException.class);
        }
    }

    @Test
    void aLeadCountsTheirTeamAlone() {
        directory.written(fixture.person("Another Body", Role.EMPLOYEE));
        User lead = signInAs("Lea Lead", Role.TEAM_LEAD);
        directory.written(
                fixture.users.update(
                        lead.id(),
                        now ->
                                new User(
                                        now.id(),
                                        now.email(),
                                        now.name(),
                                        now.role(),
                                        new TeamId("red-" + System.nanoTime()),
                                        now.disabled(),
                                        now.createdAt(),
                                        now.version())));

        assertThat(dashboard.people()).isOne();
        assertThat(dashboard.workspaces()).isEqualTo(new WorkspaceCounts(0, 0, 0, 0));

        signInAs("Ada Admin", Role.ADMIN);
        assertThat(dashboard.people()).isGreaterThan(1);
    }
}
