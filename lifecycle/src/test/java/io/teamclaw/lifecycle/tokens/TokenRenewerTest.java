package io.teamclaw.lifecycle.tokens;

import static io.teamclaw.lifecycle.tokens.RenewalFixture.LIFE;
import static io.teamclaw.lifecycle.tokens.RenewalFixture.PROVIDER;
import static io.teamclaw.lifecycle.tokens.RenewalFixture.START;
import static io.teamclaw.lifecycle.tokens.ScriptedTokenEndpoint.access;
import static io.teamclaw.lifecycle.tokens.ScriptedTokenEndpoint.refresh;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.keys.KeyPool;
import io.teamclaw.config.keys.KeyPool.AuthType;
import io.teamclaw.config.keys.KeyState;
import io.teamclaw.config.keys.PoolKey;
import io.teamclaw.lifecycle.testing.LoggedLines;
import io.teamclaw.lifecycle.tokens.ScriptedTokenEndpoint.Call;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One portal, with a real pool, a real table and a provider that answers over HTTP. */
class TokenRenewerTest {
    @TempDir private Path folder;
    private RenewalFixture fixture;
    private LoggedLines log;
    private TokenRenewer portal;

    @BeforeEach
    void start() throws IOException {
        fixture = new RenewalFixture(folder);
        log = LoggedLines.ofPackage(TokenRenewer.class);
        portal = fixture.portal();
    }

    /** Whatever happened in a test, no token is told. */
    @AfterEach
    void stop() {
        log.close();
        fixture.close();
        assertThat(log.text()).doesNotContain("secret");
    }

    @Test
    void aTokenIsRenewedBeforeItEndsAndStaysTheSameKeyToPeople() {
        portal.run();
        assertThat(fixture.provider.calls()).as("it is fresh").isEmpty();
        assertThat(fixture.renewal()).isInstanceOf(Renewal.Due.class);
        fixture.advanceToRenewal();

        portal.run();

        PoolKey renewed = fixture.stands();
        assertThat(renewed.secret()).isEqualTo(access(2));
        assertThat(renewed.refreshToken()).contains(refresh(2));
        assertThat(renewed.expiresAt()).contains(fixture.clock.instant().plus(LIFE));
        assertThat(renewed.id()).isEqualTo(fixture.token.id());
        assertThat(renewed.label()).isEqualTo(fixture.token.label());
        assertThat(renewed.weight()).isEqualTo(3);
        assertThat(log.text()).contains(renewed.id());
    }

    @Test
    void itIsRenewedAgainAndAgainEachTimeOnceAndAtFourFifthsOfItsLife() {
        fixture.advanceToRenewal();
        portal.run();
        for (int generation = 2; generation <= 4; generation++) {
            fixture.clock.advance(LIFE.multipliedBy(79).dividedBy(100));
            portal.run();
            assertThat(fixture.stands().secret()).isEqualTo(access(generation));
            fixture.clock.advance(LIFE.multipliedBy(7).dividedBy(100));
            portal.run();
            portal.run();
            assertThat(fixture.stands().secret()).isEqualTo(access(generation + 1));
        }
        assertThat(fixture.provider.calls()).hasSize(4);
    }

    @Test
    void theRequestIsAsTheProviderDocumentsIt() {
        fixture.file.update(
                pool ->
                        pool.without(PROVIDER, fixture.token.id())
                                .with("anthropic-token", AuthType.OAUTH_TOKEN, fixture.token));
        fixture.advanceToRenewal();
        portal.run();
        fixture.file.update(
                pool ->
                        KeyPool.EMPTY.with(
                                PROVIDER,
                                AuthType.OAUTH_TOKEN,
                                pool.keys("anthropic-token").getFirst()));
        fixture.clock.advance(LIFE);
        portal.run();

        assertThat(fixture.provider.calls())
                .containsExactly(
                        new Call(
                                "application/x-www-form-urlencoded",
                                "grant_type=refresh_token&refresh_token="
                                        + refresh(1)
                                        + "&client_id=a+company%27s"),
                        new Call(
                                "application/json",
                                "{\"grant_type\":\"refresh_token\",\"refresh_token\":\""
                                        + refresh(2)
                                        + "\",\"client_id\":\"app_EMoamEEZ73f0CkXaXp7hrann\"}"));
    }

    @Test
    void whatIsNoTokenThatSomebodyCouldRenewIsLeftAlone() {
        PoolKey ending = fixture.token;
        fixture.file.update(
                pool ->
                        KeyPool.EMPTY
                                .with("openai", AuthType.API_KEY, PoolKey.ofApiKey("sk-1234567"))
                                .with("groq", AuthType.OAUTH_TOKEN, ending)
                                .with(
                                        PROVIDER,
                                        AuthType.OAUTH_TOKEN,
                                        ending.withState(KeyState.RETIRED))
                                .with(
                                        PROVIDER,
                                        AuthType.OAUTH_TOKEN,
                                        new PoolKey(
                                                "without-refresh-token",
                                                Optional.empty(),
                                                Optional.empty(),
                                                ending.expiresAt())));
        KeyPool before = fixture.file.read();
        fixture.clock.advance(LIFE.multipliedBy(2));

        portal.run();

        assertThat(fixture.provider.calls()).isEmpty();
        assertThat(fixture.file.read()).isEqualTo(before);
    }

    @Test
    void aProviderThatIsDownIsAskedLessAndLessOftenUntilItIsUp() {
        fixture.advanceToRenewal();
        fixture.provider.down(503, "the token refresh-token-1-secret is fine, we are not");
        for (int minute = 0; minute < 60; minute++) {
            portal.run();
            fixture.clock.advance(Duration.ofMinutes(1));
        }
        assertThat(fixture.provider.calls()).hasSizeBetween(5, 8);
        assertThat(fixture.renewal())
                .isInstanceOfSatisfying(
                        Renewal.Failing.class,
                        failing -> {
                            assertThat(failing.reason()).isEqualTo("it answered 503");
                            assertThat(failing.next()).isAfter(failing.since());
                        });
        assertThat(fixture.stands()).as("nothing is lost").isEqualTo(fixture.token);

        fixture.provider.up();
        fixture.clock.advance(Duration.ofHours(1));
        portal.run();
        assertThat(fixture.stands().secret()).isEqualTo(access(2));
        assertThat(fixture.renewal()).isInstanceOf(Renewal.Due.class);
    }

    @Test
    void aProviderThatCannotBeReachedIsSaidToBe() {
        fixture.advanceToRenewal();
        fixture.provider.close();
        portal.run();
        assertThat(fixture.renewal())
                .isInstanceOfSatisfying(
                        Renewal.Failing.class,
                        failing ->
                                assertThat(failing.reason()).isEqualTo("it could not be reached"));
    }

    @Test
    void aPauseThatTheProviderAsksForIsKept() {
        fixture.advanceToRenewal();
        fixture.provider.down(429, "{\"error\":\"slow_down\"}", "retry-after", "600");
        portal.run();
        fixture.provider.up();
        fixture.clock.advance(Duration.ofSeconds(599));
        portal.run();
        assertThat(fixture.provider.calls()).hasSize(1);
        fixture.clock.advance(Duration.ofSeconds(1));
        portal.run();
        assertThat(fixture.stands().secret()).isEqualTo(access(2));
    }

    @Test
    void aTokenThatItsProviderGivesUpIsAskedForOnceAndNeedsAPerson() {
        fixture.advanceToRenewal();
        fixture.provider.down(400, "{\"error\":\"invalid_grant\"}");
        for (int i = 0; i < 5; i++) {
            portal.run();
            fixture.clock.advance(Duration.ofHours(2));
        }
        assertThat(fixture.provider.calls()).hasSize(1);
        assertThat(fixture.renewal())
                .isEqualTo(new Renewal.SignInNeeded(START.plus(LIFE).minus(Duration.ofMinutes(5))));
        assertThat(log.text()).contains("sign in", fixture.token.id(), "OpenAI");
        assertThat(fixture.stands()).isEqualTo(fixture.token);
    }

    @Test
    void afterANewSignInItIsRenewedAgain() {
        fixture.advanceToRenewal();
        fixture.provider.down(401, "{\"error\":{\"code\":\"refresh_token_expired\"}}");
        portal.run();
        assertThat(fixture.renewal()).isInstanceOf(Renewal.SignInNeeded.class);
        fixture.provider.up();

        fixture.file.update(
                pool ->
                        pool.changing(
                                PROVIDER,
                                fixture.token.id(),
                                key ->
                                        key.withTokens(
                                                "access-of-the-new-sign-in",
                                                Optional.of(refresh(1)),
                                                Optional.of(fixture.clock.instant().plus(LIFE)))));
        assertThat(fixture.renewal()).isInstanceOf(Renewal.Due.class);
        fixture.advanceToRenewal();
        portal.run();

        assertThat(fixture.stands().secret()).isEqualTo(access(2));
        assertThat(fixture.stands().id()).isEqualTo(fixture.token.id());
    }

    @Test
    void anAnswerThatGotLostAfterItsEffectIsAskedForAgainAndThenNeedsAPerson() {
        fixture.advanceToRenewal();
        fixture.provider.loseAnswers();
        portal.run();
        assertThat(fixture.provider.exchanges()).isEqualTo(1);
        assertThat(fixture.renewal()).isInstanceOf(Renewal.Failing.class);
        fixture.provider.up();
        fixture.clock.advance(Duration.ofMinutes(2));

        portal.run();
        fixture.clock.advance(Duration.ofHours(2));
        portal.run();

        assertThat(fixture.provider.calls()).hasSize(2);
        assertThat(fixture.renewal()).isInstanceOf(Renewal.SignInNeeded.class);
    }

    @Test
    void aRedirectIsNotFollowedWithARefreshToken() {
        fixture.advanceToRenewal();
        fixture.provider.down(307, "", "location", fixture.provider.uri().toString());
        portal.run();
        assertThat(fixture.provider.calls()).hasSize(1);
        assertThat(fixture.renewal()).isInstanceOf(Renewal.Failing.class);
    }

    @Test
    void whatCannotStandInAPoolIsNotPutThere() {
        for (String answer :
                List.of(
                        "{\"access_token\":\"secret with\\nline break\"}",
                        "{\"access_token\":\"" + "secret".repeat(1000) + "\"}",
                        "{\"access_token\":\"\"}",
                        "[\"secret\"",
                        "")) {
            fixture.provider.down(200, answer);
            fixture.clock.advance(LIFE);
            portal.run();
            assertThat(fixture.stands()).isEqualTo(fixture.token);
            assertThat(fixture.renewal())
                    .isInstanceOfSatisfying(
                            Renewal.Failing.class,
                            failing -> assertThat(failing.reason()).doesNotContain("secret"));
        }
    }

    @Test
    void noTextOfWhatIsPassedAroundShowsAToken() {
        Exchange.Renewed tokens =
                new Exchange.Renewed(access(2), Optional.of(refresh(2)), Optional.empty());
        RenewalRow row = RenewalRow.none(fixture.token.id());
        UnaryOperator<String> none = text -> text.replace("secret", "");
        String all =
                tokens
                        + new Unstored(PROVIDER, fixture.token.id(), "mark", tokens, row).toString()
                        + row.leased(TokenMark.of(fixture.token), START, LIFE);
        assertThat(none.apply(all)).isEqualTo(all);
    }
}
