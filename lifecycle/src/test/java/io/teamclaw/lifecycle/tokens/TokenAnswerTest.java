package io.teamclaw.lifecycle.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenAnswerTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void tellsTheNewTokensAndWhenTheyEnd() {
        assertThat(
                        read(
                                200,
                                "{\"access_token\":\"a\",\"refresh_token\":\"r\",\"expires_in\":3600}"))
                .isEqualTo(
                        new Exchange.Renewed(
                                "a", Optional.of("r"), Optional.of(NOW.plusSeconds(3600))));
        assertThat(read(200, "{\"access_token\":\"a\",\"expires_in\":\"60\"}"))
                .isEqualTo(
                        new Exchange.Renewed(
                                "a", Optional.empty(), Optional.of(NOW.plusSeconds(60))));
    }

    @Test
    void takesTheEndOutOfTheTokenItselfWhereTheAnswerDoesNotSay() {
        String token = jwt("{\"exp\":1800000000}");
        assertThat(read(200, "{\"access_token\":\"" + token + "\"}"))
                .isEqualTo(
                        new Exchange.Renewed(
                                token,
                                Optional.empty(),
                                Optional.of(Instant.ofEpochSecond(1_800_000_000))));
        assertThat(JwtEnd.of("a.b.c")).isEmpty();
        assertThat(JwtEnd.of("opaque")).isEmpty();
        assertThat(JwtEnd.of(jwt("{\"exp\":\"soon\"}"))).isEmpty();
        assertThat(JwtEnd.of(jwt("{\"exp\":-1}"))).isEmpty();
        assertThat(JwtEnd.of(jwt("{\"exp\":99999999999999999}"))).isEmpty();
    }

    /** As RFC 6749, OpenAI and GitHub say that a refresh token is over. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            400 | {"error":"invalid_grant"} | invalid_grant
            401 | {"error":{"code":"refresh_token_reused","message":"x"}} | refresh_token_reused
            401 | {"error":{"code":"refresh_token_expired"}} | refresh_token_expired
            401 | {"code":"refresh_token_invalidated"} | refresh_token_invalidated
            200 | {"error":"bad_refresh_token"} | bad_refresh_token
            """)
    void knowsWhenAPersonHasToSignInAgain(int status, String body, String reason) {
        assertThat(read(status, body)).isEqualTo(new Exchange.SignInNeeded(reason));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            400 | {"error":"invalid_client"} | it answered 400 (invalid_client)
            401 | {"error":"rt-0123-SECRET"} | it answered 401
            403 | <html>no</html> | it answered 403
            500 | {} | it answered 500
            200 | {} | its answer holds no token
            200 | [] | its answer holds no token
            200 | {"error":"slow_down"} | it answered 200 (slow_down)
            201 | {"access_token":"a"} | it answered 201
            """)
    void takesEverythingElseForAFailureThatMayPass(int status, String body, String reason) {
        assertThat(read(status, body)).isEqualTo(new Exchange.Failed(reason));
    }

    @Test
    void tellsThePauseThatIsAskedForInSeconds() {
        assertThat(TokenAnswer.read(503, new byte[0], Optional.of("120"), NOW))
                .isEqualTo(
                        new Exchange.Failed(
                                "it answered 503", Optional.of(Duration.ofSeconds(120))));
        assertThat(TokenAnswer.read(503, new byte[0], Optional.of("tomorrow"), NOW))
                .isEqualTo(new Exchange.Failed("it answered 503"));
    }

    private static Exchange read(int status, String body) {
        return TokenAnswer.read(
                status, body.getBytes(StandardCharsets.UTF_8), Optional.empty(), NOW);
    }

    private static String jwt(String claims) {
        String body =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        return "e30." + body + ".c2ln";
    }
}
