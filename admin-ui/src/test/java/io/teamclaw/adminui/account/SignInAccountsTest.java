package io.teamclaw.adminui.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamclaw.adminui.KaribuTest;
import io.teamclaw.adminui.security.ActiveUsers;
import io.teamclaw.adminui.security.PortalUser;
import io.teamclaw.config.id.TeamId;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Accounts of people whom an administrator adds, where passwords are kept here. */
class SignInAccountsTest extends KaribuTest {
    private static final String PASSWORD = "a password of mine";

    @Autowired private SignInAccounts accounts;
    @Autowired private SignUp signUp;
    @Autowired private ActiveUsers activeUsers;

    @Test
    void whoIsInvitedSignsUpAndKeepsRoleAndTeam() {
        User guest =
                fixture.users.create(
                        new EmailAddress("fin." + UUID.randomUUID() + "@guests.example.net"),
                        "Fin Ance",
                        Role.FINANCE,
                        new TeamId("figures"));

        accounts.invite(guest);

        String address = guest.email().value();
        assertThat(fixture.outbox.to(address))
                .singleElement()
                .satisfies(
                        mail ->
                                assertThat(mail.text())
                                        .contains("http://localhost:8080/sign-up", address));
        SignUpOutcome outcome = signUp.begin(new SignUpForm("F", address, PASSWORD));
        assertThat(outcome).isInstanceOf(SignUpOutcome.MailSent.class);
        PendingSignUp pending = ((SignUpOutcome.MailSent) outcome).pending();
        assertThat(signUp.confirm(pending, fixture.outbox.codeFor(address)))
                .isEqualTo(new CodeOutcome.Confirmed());
        assertThat(fixture.accounts.authenticate(guest.email(), PASSWORD)).contains(guest);
    }

    @Test
    void whoHasAPasswordAlreadyIsToldToSignIn() {
        User user = fixture.person("Has Password", Role.EMPLOYEE);
        fixture.accounts.ensureAdmin(user.email(), Optional.of(PASSWORD));

        accounts.invite(user);

        assertThat(fixture.outbox.to(user.email().value()).getLast().text())
                .contains("http://localhost:8080/login");
    }

    @Test
    void anInvitationThatCannotBeSentSaysSo() {
        User user = fixture.person("Un Reachable", Role.EMPLOYEE);
        fixture.outbox.down(true);
        try {
            assertThatThrownBy(() -> accounts.invite(user)).isInstanceOf(MailFailedException.class);
        } finally {
            fixture.outbox.down(false);
        }
    }

    @Test
    void aChangeIsSeenAtOnce() {
        User user = fixture.person("Soon Out", Role.EMPLOYEE);
        PortalUser signedIn = PortalUser.of(user);
        assertThat(activeUsers.mayStay(signedIn)).isTrue();

        accounts.update(fixture.disable(user));

        assertThat(activeUsers.mayStay(signedIn)).isFalse();
    }

    @Test
    void thePasswordGoesWithThePerson() {
        User user = fixture.person("Leaves Us", Role.EMPLOYEE);
        fixture.accounts.ensureAdmin(user.email(), Optional.of(PASSWORD));

        accounts.delete(user);
        accounts.delete(user);

        assertThat(fixture.accounts.exists(user.email())).isFalse();
    }
}
