package io.teamclaw.adminui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamclaw.adminui.people.PeopleAdmin;
import io.teamclaw.adminui.workspace.MyWorkspaceService;
import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;

/** The services refuse the wrong role by themselves, whatever the views do. */
class ServiceRolesTest extends KaribuTest {
    private static final UserId SOMEBODY = new UserId("somebody");

    @Autowired private PeopleAdmin people;
    @Autowired private MyWorkspaceService workspace;

    private final ThrowingCallable[] forAdmins = {
        () -> people.disable(SOMEBODY), () -> people.enable(SOMEBODY),
    };

    private final ThrowingCallable[] forEverybody = {
        () -> workspace.find(),
        () -> workspace.start(),
        () -> workspace.stop(),
        () -> workspace.usageThisMonth(),
        () -> workspace.follow(change -> {}),
    };

    @Test
    void anEmployeeIsRefusedWhatAdminsDo() {
        for (Role role : new Role[] {Role.EMPLOYEE, Role.TEAM_LEAD, Role.FINANCE}) {
            signInAs("Eve Employee", role);
            for (ThrowingCallable call : forAdmins) {
                assertThatThrownBy(call).isInstanceOf(AccessDeniedException.class);
            }
        }
    }

    @Test
    void nobodyIsRefusedEverything() {
        session.nobody();
        for (ThrowingCallable[] calls : new ThrowingCallable[][] {forAdmins, forEverybody}) {
            for (ThrowingCallable call : calls) {
                assertThatThrownBy(call)
                        .isInstanceOfAny(
                                AccessDeniedException.class, AuthenticationException.class);
            }
        }
    }

    @Test
    void anAdminCannotDisableThemselves() {
        User me = signInAs("Ada Admin", Role.ADMIN);
        assertThatThrownBy(() -> people.disable(me.id()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(fixture.users.find(me.id()).orElseThrow().disabled()).isFalse();
    }
}
