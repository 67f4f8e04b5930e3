package io.teamclaw.adminui.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamclaw.adminui.KaribuTest;
import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.testing.Eventually;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.workspaces.Removal;
import io.teamclaw.lifecycle.workspaces.TaskAddress;
import io.teamclaw.lifecycle.workspaces.WorkspaceEvent;
import io.teamclaw.lifecycle.workspaces.WorkspaceState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;

/** Who may see and act upon others' workspaces, whatever the views show. */
class WorkspaceServiceRolesTest extends KaribuTest {
    private static final UserId SOMEBODY = new UserId("somebody");
    private static final List<UserId> ONE = List.of(SOMEBODY);

    @Autowired private WorkspaceListService list;
    @Autowired private WorkspaceActionService actions;
    @Autowired private WorkspaceLogService logs;
    @Autowired private OlderWorkspaces older;

    private final ThrowingCallable[] forAdmins = {
        () -> actions.provision(ONE),
        () -> actions.deprovision(SOMEBODY, "", Removal.KEEP_FILES),
        () -> logs.open(SOMEBODY),
        () -> older.launchedBefore(Instant.now(), all -> true),
    };

    private final ThrowingCallable[] forLeads = {
        () -> list.live(WorkspaceFilter.ALL),
        () -> list.stopped(WorkspaceFilter.ALL, Optional.empty()),
        () -> list.find(SOMEBODY),
        () -> list.uptime(row(SOMEBODY)),
        () -> list.names(fixture.workspaces.find(SOMEBODY)),
        () -> list.teams(),
        () -> list.follow(() -> {}),
        () -> actions.start(ONE),
        () -> actions.stop(ONE),
        () -> actions.stopNow(ONE),
        () -> actions.restart(ONE),
        () -> actions.keep(ONE, 1),
        () -> actions.isAdmin(),
        () -> actions.keepChoices(),
    };

    @Test
    void employeesFinanceAndStrangersAreRefusedEverything() {
        for (Role role : new Role[] {Role.EMPLOYEE, Role.FINANCE}) {
            signInAs("Eve Employee", role);
            refuses(forAdmins);
            refuses(forLeads);
        }
        session.nobody();
        refuses(forAdmins);
        refuses(forLeads);
    }

    @Test
    void aLeadIsRefusedWhatIsForAdministrators() {
        signInAs("Leo Lead", Role.TEAM_LEAD);
        refuses(forAdmins);
    }

    @Test
    void aLeadSeesAndActsUponTheOwnTeamOnly() {
        User mine = running("Mia Member");
        User other = running("Otto Other");
        User lead = signInAs("Leo Lead", Role.TEAM_LEAD);
        TeamId team = new TeamId("lead-" + lead.id());
        move(lead, team);
        move(mine, team);

        assertThat(list.find(mine.id())).isPresent();
        assertThat(list.find(other.id())).isEmpty();
        assertThat(list.live(WorkspaceFilter.ALL).rows())
                .extracting(WorkspaceRow::id)
                .doesNotContain(other.id());
        assertThatThrownBy(() -> actions.stop(List.of(other.id())))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(fixture.workspaces.find(other.id()).state()).isEqualTo(WorkspaceState.RUNNING);
        assertThat(actions.stopNow(List.of(mine.id())).worked()).containsExactly(mine.id());
    }

    @Test
    void whatAnAdministratorDoesIsNotedWithTheWorkspace() {
        User owner = running("Nora Noted");
        User admin = signInAs("Ada Admin", Role.ADMIN);

        BulkOutcome outcome = actions.stopNow(List.of(owner.id(), SOMEBODY));

        assertThat(outcome.worked()).containsExactly(owner.id());
        assertThat(outcome.refused())
                .singleElement()
                .satisfies(each -> assertThat(each.why()).contains("no such person"));
        assertThat(fixture.workspaces.find(owner.id()).events())
                .filteredOn(event -> event.by().isPresent())
                .last()
                .extracting(WorkspaceEvent::by)
                .isEqualTo(Optional.of(admin.id().value()));
    }

    private User running(String name) {
        User user = fixture.person(name, Role.EMPLOYEE);
        fixture.workspaces.start(user.id());
        fixture.runtime.ready(
                fixture.runtime.awaitTask(user.id(), 1), new TaskAddress("127.0.0.1", 9));
        Eventually.get(
                () -> fixture.workspaces.find(user.id()).state(), WorkspaceState.RUNNING::equals);
        return user;
    }

    private void move(User user, TeamId team) {
        fixture.users.update(
                user.id(),
                now ->
                        new User(
                                now.id(),
                                now.email(),
                                now.name(),
                                now.role(),
                                team,
                                now.disabled(),
                                now.createdAt(),
                                now.version()));
    }

    private WorkspaceRow row(UserId id) {
        return new WorkspaceRow(fixture.workspaces.find(id), Optional.empty(), Optional.empty());
    }

    private static void refuses(ThrowingCallable... calls) {
        for (ThrowingCallable call : calls) {
            assertThatThrownBy(call)
                    .isInstanceOfAny(AccessDeniedException.class, AuthenticationException.class);
        }
    }
}
