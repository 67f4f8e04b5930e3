package io.teamclaw.adminui.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.adminui.account.SignUpOutcome.Field;
import io.teamclaw.adminui.testing.PortalFixture;
import io.teamclaw.config.id.TeamId;
import io.teamclaw.lifecycle.settings.ConfigStore;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import io.teamclaw.lifecycle.testing.SettableClock;
import io.teamclaw.lifecycle.users.Deletion;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignUpTest {
    private static final String PASSWORD = "a password of mine";
    private static PortalFixture fixture;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T10:00:00Z"));
    private SignUp signUp;

    @BeforeAll
    static void start() {
        fixture = new PortalFixture();
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @BeforeEach
    void newService() {
        fixture.outbox.down(false);
        signUp =
                new SignUp(
                        fixture.accounts,
                        new ConfigStore(fixture.dynamoDb.client(), EmbeddedDynamoDb.ENVIRONMENT),
                        fixture.parts(URI.create("http://localhost:8080")),
                        fixture.outbox,
                        clock);
    }

    @Test
    void aColleagueGetsAnAccountWithTheCodeFromTheMail() {
        PendingSignUp pending = begin("grace@example.com");
        assertThat(fixture.users.findByEmail(new EmailAddress("grace@example.com")))
                .as("before the address is proven")
                .isEmpty();

        String code = fixture.outbox.codeFor("grace@example.com");
        assertThat(signUp.confirm(pending, code.substring(0, 3) + " " + code.substring(3)))
                .isInstanceOf(CodeOutcome.Confirmed.class);

        assertThat(signIn("grace@example.com"))
                .hasValueSatisfying(
                        user -> {
                            assertThat(user.role()).isEqualTo(Role.EMPLOYEE);
                            assertThat(user.name()).isEqualTo("Some Body");
                        });
    }

    @Test
    void whoSignsUpJoinsTheDefaultTeam() {
        new ConfigStore(fixture.dynamoDb.client(), EmbeddedDynamoDb.ENVIRONMENT)
                .put(
                        "global",
                        "platform/default-team",
                        "\"research\"",
                        new EmailAddress("admin@example.com"));
        PendingSignUp pending = begin("joining@example.com");

        signUp.confirm(pending, fixture.outbox.codeFor("joining@example.com"));

        assertThat(signIn("joining@example.com"))
                .hasValueSatisfying(
                        user -> assertThat(user.teamId()).isEqualTo(new TeamId("research")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eve@any.com",
                "eve@notexample.com",
                "eve@example.com.evil.org",
                "eve@sub.example.com",
                "example.com@evil.org"
            })
    void anotherDomainIsRefused(String email) {
        assertThat(complaint(email, PASSWORD, Field.EMAIL)).contains("example.com");
        assertThat(fixture.outbox.to(email)).isEmpty();
    }

    @Test
    void theDomainsCaseDoesNotMatter() {
        begin("Upper@Example.COM");
        assertThat(fixture.outbox.to("upper@example.com")).hasSize(1);
    }

    @Test
    void everyFieldIsChecked() {
        assertThat(complaint("no address", PASSWORD, Field.EMAIL)).contains("valid");
        assertThat(complaint("short@example.com", "too short", Field.PASSWORD)).contains("12");
        assertThat(signUp.begin(new SignUpForm(" ", "noname@example.com", PASSWORD)))
                .isInstanceOfSatisfying(
                        SignUpOutcome.Refused.class,
                        refused -> assertThat(refused.complaints()).containsKey(Field.NAME));
    }

    @Test
    void fiveWrongCodesEndTheCode() {
        PendingSignUp pending = begin("guess@example.com");
        String code = fixture.outbox.codeFor("guess@example.com");
        String wrong = code.equals("000000") ? "000001" : "000000";

        for (int left = 4; left > 0; left--) {
            assertThat(signUp.confirm(pending, wrong)).isEqualTo(new CodeOutcome.Wrong(left));
        }
        assertThat(signUp.confirm(pending, wrong)).isEqualTo(new CodeOutcome.Spent());
        assertThat(signUp.confirm(pending, code)).isEqualTo(new CodeOutcome.Spent());
        assertThat(signIn("guess@example.com")).isEmpty();
    }

    @Test
    void aCodeIsGoodForFifteenMinutes() {
        PendingSignUp pending = begin("late@example.com");
        clock.advance(Duration.ofMinutes(15));

        assertThat(signUp.confirm(pending, fixture.outbox.codeFor("late@example.com")))
                .isEqualTo(new CodeOutcome.Spent());
    }

    @Test
    void aNewCodeReplacesTheOneBefore() {
        PendingSignUp pending = begin("again@example.com");
        String first = fixture.outbox.codeFor("again@example.com");
        assertThat(signUp.resend(pending)).isEmpty();
        String second = fixture.outbox.codeFor("again@example.com");

        if (!first.equals(second)) {
            assertThat(signUp.confirm(pending, first)).isEqualTo(new CodeOutcome.Wrong(4));
        }
        assertThat(signUp.confirm(pending, second)).isEqualTo(new CodeOutcome.Confirmed());
    }

    @Test
    void anAddressGetsFiveMailsAnHour() {
        PendingSignUp pending = begin("flood@example.com");
        for (int i = 1; i < SignUp.CODES_PER_HOUR; i++) {
            assertThat(signUp.resend(pending)).isEmpty();
        }
        assertThat(signUp.resend(pending)).hasValueSatisfying(text -> text.contains("hour"));
        assertThat(fixture.outbox.to("flood@example.com")).hasSize(SignUp.CODES_PER_HOUR);

        clock.advance(Duration.ofHours(1));
        assertThat(signUp.resend(pending)).isEmpty();
    }

    @Test
    void aKnownAddressLooksLikeANewOneButGetsNoCode() {
        String known = "known@example.com";
        fixture.accounts.ensureAdmin(new EmailAddress(known), Optional.of("the first password"));

        PendingSignUp pending = begin(known);

        assertThat(fixture.outbox.to(known).getLast().text())
                .contains("has an account")
                .doesNotContainPattern("\\d{6}");
        assertThat(signUp.confirm(pending, "123456")).isEqualTo(new CodeOutcome.Wrong(4));
        assertThat(fixture.accounts.authenticate(new EmailAddress(known), PASSWORD)).isEmpty();
    }

    @Test
    void aDisabledPersonWhoSignsUpAgainStaysDisabled() {
        User person = fixture.disable(fixture.person("Dis Abled", Role.EMPLOYEE));
        String email = person.email().value();

        PendingSignUp pending = begin(email);
        signUp.confirm(pending, fixture.outbox.codeFor(email));

        assertThat(signIn(email)).isEmpty();
        assertThat(fixture.users.find(person.id()).orElseThrow().disabled()).isTrue();
    }

    @Test
    void whoWasDeletedForGoodDoesNotComeBack() {
        User gone = fixture.person("Gil Gone", Role.EMPLOYEE);
        fixture.users.beginDeletion(
                gone.id(), gone.version(), new Deletion(true, true, Instant.EPOCH));
        fixture.users.remove(gone.id());

        PendingSignUp pending = begin(gone.email().value());

        assertThat(fixture.outbox.to(gone.email().value()).getLast().text())
                .contains("nobody can sign up with it again");
        assertThat(signUp.confirm(pending, "123456")).isInstanceOf(CodeOutcome.Wrong.class);
        assertThat(fixture.users.findByEmail(gone.email())).isEmpty();
    }

    @Test
    void aFailingMailServerIsSaid() {
        fixture.outbox.down(true);
        assertThat(complaint("down@example.com", PASSWORD, Field.EMAIL))
                .contains("could not be sent");
    }

    private PendingSignUp begin(String email) {
        SignUpOutcome outcome = signUp.begin(new SignUpForm("Some Body", email, PASSWORD));
        assertThat(outcome).isInstanceOf(SignUpOutcome.MailSent.class);
        return ((SignUpOutcome.MailSent) outcome).pending();
    }

    private String complaint(String email, String password, Field field) {
        SignUpOutcome outcome = signUp.begin(new SignUpForm("Some Body", email, password));
        assertThat(outcome).isInstanceOf(SignUpOutcome.Refused.class);
        return ((SignUpOutcome.Refused) outcome).complaints().get(field);
    }

    private Optional<User> signIn(String email) {
        return fixture.accounts.authenticate(new EmailAddress(email), PASSWORD);
    }
}
