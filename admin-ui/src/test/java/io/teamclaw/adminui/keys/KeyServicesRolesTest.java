package io.teamclaw.adminui.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamclaw.adminui.KaribuTest;
import io.teamclaw.config.keys.KeyPool;
import io.teamclaw.lifecycle.users.Role;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;

/** Keys are the administrators' alone, whatever the views do. */
class KeyServicesRolesTest extends KaribuTest {
    private static final String KEY = "sk-0123456789";

    @Autowired private KeyService keys;
    @Autowired private KeyAdding adding;
    @Autowired private KeyEditing editing;
    @Autowired private ProviderEndpoints endpoints;

    private final ThrowingCallable[] calls = {
        () -> keys.sections(),
        () -> keys.section("anthropic"),
        () -> keys.providers(),
        () -> keys.health(),
        () -> adding.add(new NewKeys("anthropic", "", 1, KEY, false)),
        () -> adding.add(new NewToken("anthropic-token", "", 1, KEY, "", Optional.empty())),
        () -> editing.edit("anthropic", "k-0123456789", "", 1),
        () ->
                editing.replaceToken(
                        "k-0123456789",
                        new NewToken("anthropic-token", "", 1, KEY, "", Optional.empty())),
        () -> editing.drain("anthropic", "k-0123456789"),
        () -> editing.activate("anthropic", "k-0123456789"),
        () -> editing.retire("anthropic", "k-0123456789"),
        () -> editing.remove("anthropic", "k-0123456789"),
        () -> editing.isLastInUse("anthropic", "k-0123456789"),
        () -> endpoints.set("anthropic", "https://llm.example.com"),
        () -> endpoints.reset("anthropic"),
    };

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"FINANCE", "TEAM_LEAD", "EMPLOYEE"})
    void whoIsNoAdministratorIsRefused(Role role) {
        KeyPool before = fixture.keyPool.read();
        signInAs("Eve Other", role);
        for (ThrowingCallable call : calls) {
            assertThatThrownBy(call).isInstanceOf(AccessDeniedException.class);
        }
        assertThat(fixture.keyPool.read()).isEqualTo(before);
    }

    @Test
    void nobodyIsRefused() {
        session.nobody();
        for (ThrowingCallable call : calls) {
            assertThatThrownBy(call)
                    .isInstanceOfAny(AccessDeniedException.class, AuthenticationException.class);
        }
    }
}
