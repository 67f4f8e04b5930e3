package io.teamclaw.adminui.audit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamclaw.adminui.KaribuTest;
import io.teamclaw.lifecycle.audit.AuditQuery;
import io.teamclaw.lifecycle.users.Role;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;

class AuditServiceRolesTest extends KaribuTest {
    @Autowired private AuditService audit;

    private final ThrowingCallable[] calls = {
        () -> audit.page(AuditQuery.EVERYTHING),
        () -> audit.newest(AuditQuery.EVERYTHING, 5),
        () -> audit.find(1),
        () -> audit.nameOf(AuditTarget.parse("person/eve")),
        () -> audit.namesOf(List.of("person/eve")),
        () -> audit.personOf("eve@example.com"),
        () -> audit.latest(),
        () -> audit.lastVerified(),
        () -> audit.verify((seen, all) -> {}, report -> {}),
        () -> audit.exportLines(new ByteArrayOutputStream()),
        () -> audit.exportCsv(AuditQuery.EVERYTHING, new ByteArrayOutputStream()),
    };

    @Test
    void onlyAdministratorsReadTheLog() {
        for (Role role : new Role[] {Role.EMPLOYEE, Role.TEAM_LEAD, Role.FINANCE}) {
            signInAs("Eve Employee", role);
            for (ThrowingCallable call : calls) {
                assertThatThrownBy(call).isInstanceOf(AccessDeniedException.class);
            }
        }
        session.nobody();
        for (ThrowingCallable call : calls) {
            assertThatThrownBy(call)
                    .isInstanceOfAny(AccessDeniedException.class, AuthenticationException.class);
        }
    }
}
