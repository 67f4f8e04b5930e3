package io.teamclaw.router;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.testing.Eventually;
import io.teamclaw.router.testing.Town;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Only the owner gets into a workspace, and only with a valid session. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkspaceAccessTest {
    private final Town town = new Town();

    @BeforeAll
    void runs() {
        town.adaRuns();
    }

    @AfterAll
    void end() {
        town.close();
    }

    @Test
    void the_owner_is_let_in() {
        HttpResponse<String> answer = town.send(town.byAda("/u/{ada}/chat?a=%2F+b"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("hello");
    }

    @Test
    void any_of_several_cookies_of_the_name_may_be_the_valid_one() {
        String cookies = "a=b; tc_session=old; " + town.session(town.ada.id()) + "; c=d";

        assertThat(status("/u/{ada}/", cookies)).isEqualTo(200);
    }

    Stream<String> forgeries() {
        String valid = town.tokens.issue(town.ada.id(), Duration.ofMinutes(5));
        String[] parts = valid.split("\\.");
        String none = encode("{\"alg\":\"none\"}");
        String hmac = encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String longer = encode(claims.replaceAll("\"exp\":\\d+", "\"exp\":4102444800"));
        return Stream.of(
                "",
                "garbage",
                "..",
                none + "." + parts[1] + ".",
                hmac + "." + parts[1] + "." + parts[2],
                parts[0] + "." + longer + "." + parts[2],
                parts[0] + "." + parts[1] + "." + parts[2].substring(2),
                parts[0] + "." + parts[1] + "." + "A".repeat(86),
                Town.tokens().issue(town.ada.id(), Duration.ofMinutes(5)),
                town.tokens.issue(town.ada.id(), Duration.ofSeconds(-1)),
                town.tokens.issue(town.bob.id(), Duration.ofMinutes(5)));
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void a_forged_expired_or_foreign_session_is_refused(String token) {
        town.agent.requests.clear();

        assertThat(status("/u/{ada}/", "tc_session=" + token)).isEqualTo(403);
        assertThat(town.agent.requests).isEmpty();
    }

    @Test
    void nobody_at_all_gets_the_same_answer_for_a_person_and_for_none() {
        HttpRequest.Builder known = HttpRequest.newBuilder(town.uri("/u/{ada}/"));
        HttpRequest.Builder unknown = HttpRequest.newBuilder(town.uri("/u/nobody/"));

        HttpResponse<String> one = town.send(known);
        HttpResponse<String> other = town.send(unknown);

        assertThat(one.statusCode()).isEqualTo(403).isEqualTo(other.statusCode());
        assertThat(one.body()).isEqualTo(other.body()).contains("\"forbidden\"");
    }

    @Test
    void a_person_gets_a_page_with_the_way_to_sign_in() {
        HttpResponse<String> answer =
                town.send(
                        HttpRequest.newBuilder(town.uri("/u/{ada}/"))
                                .header("Accept", "text/html,*/*")
                                .header("Cookie", town.session(town.bob.id())));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Sign in").contains("href=\"/\"");
        assertThat(answer.headers().firstValue("content-security-policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));
    }

    @Test
    void a_session_of_another_cookie_name_is_none() {
        String token = town.tokens.issue(town.ada.id(), Duration.ofMinutes(5));

        assertThat(status("/u/{ada}/", "TC_SESSION=" + token)).isEqualTo(403);
        assertThat(status("/u/{ada}/", "xtc_session=" + token)).isEqualTo(403);
    }

    @Test
    void a_session_for_somebody_who_is_gone_is_refused() {
        String cookie =
                "tc_session=" + town.tokens.issue(new UserId("gone"), Duration.ofMinutes(5));

        assertThat(status("/u/gone/", cookie)).isEqualTo(403);
    }

    @Test
    void who_is_disabled_is_out_and_comes_back_when_enabled() {
        String cookie = town.session(town.bob.id());
        assertThat(status("/u/{bob}/", cookie)).isEqualTo(503); // let in; it does not run

        town.disable(town.bob.id(), true);
        Eventually.get(() -> status("/u/{bob}/", cookie), found -> found == 403);

        town.disable(town.bob.id(), false);
        Eventually.get(() -> status("/u/{bob}/", cookie), found -> found == 503);
    }

    private int status(String target, String cookie) {
        return town.send(HttpRequest.newBuilder(town.uri(target)).header("Cookie", cookie))
                .statusCode();
    }
}
