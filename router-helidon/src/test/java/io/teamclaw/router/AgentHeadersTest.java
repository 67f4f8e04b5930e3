package io.teamclaw.router;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.router.testing.Backend;
import io.teamclaw.router.testing.Town;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a client says of itself does not reach the agent, nor the agent's grip the whole origin. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AgentHeadersTest {
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
    void identity_is_what_the_router_says() throws Exception {
        town.agent.requests.clear();
        town.send(
                town.byAda("/u/{ada}/")
                        .header("X-TeamClaw-User", "root@example.com")
                        .header("x-teamclaw-admin", "1")
                        .header("X-Forwarded-For", "127.0.0.1")
                        .header("X-Forwarded-Host", "evil.example")
                        .header("X_Forwarded_For", "127.0.0.1")
                        .header("Forwarded", "for=127.0.0.1")
                        .header("Via", "1.1 x")
                        .header("X-Real-IP", "127.0.0.1")
                        .header("X-OpenClaw-Scopes", "operator.admin")
                        .header("X-OpenClaw-Token", "t")
                        .header("x-amzn-oidc-identity", "root")
                        .header("Tailscale-User-Login", "root")
                        .header("Authorization", "Bearer secret")
                        .header("Cookie", "JSESSIONID=portal"));

        Backend.Request seen = town.agent.requests.take();

        assertThat(seen.values("x-teamclaw-user")).containsExactly("ada@example.com");
        assertThat(seen.values("x-forwarded-for")).containsExactly("192.0.2.10");
        assertThat(seen.values("x-forwarded-proto")).containsExactly("http");
        assertThat(seen.values("x-forwarded-host"))
                .containsExactly("localhost:" + town.router.port());
        assertThat(seen.values("x-openclaw-scopes"))
                .containsExactly(
                        "operator.read,operator.write,operator.approvals,operator.questions");
        assertThat(seen.values("host")).containsExactly("localhost:" + town.router.port());
        assertThat(seen.headers())
                .noneMatch(
                        header ->
                                header.matches(
                                        "(x-teamclaw-admin|x_forwarded_for|forwarded|via|x-real-ip"
                                                + "|x-openclaw-token|x-amzn-.*|tailscale-.*"
                                                + "|authorization|cookie): .*"));
    }

    @Test
    void a_connection_header_cannot_remove_what_the_router_says() throws Exception {
        town.agent.requests.clear();
        try (var raw =
                town.raw(
                        """
                        GET /u/{ada}/ HTTP/1.1\r
                        Host: {host}\r
                        Cookie: {ada-session}\r
                        Connection: close, x-teamclaw-user, x-openclaw-scopes, x-mine\r
                        X-Mine: 1\r
                        \r
                        """)) {
            assertThat(raw.readLine()).contains(" 200 ");
        }

        Backend.Request seen = town.agent.requests.take();
        assertThat(seen.values("x-teamclaw-user")).containsExactly("ada@example.com");
        assertThat(seen.values("x-openclaw-scopes")).hasSize(1);
        assertThat(seen.values("x-mine")).isEmpty();
    }

    @Test
    void what_acts_on_the_whole_origin_is_kept_back() {
        town.agent.script(
                (request, in, out) ->
                        Backend.ok(
                                out,
                                "page",
                                "Set-Cookie: JSESSIONID=stolen; Path=/",
                                "Set-Cookie: tc_session=x",
                                "Clear-Site-Data: \"*\"",
                                "Service-Worker-Allowed: /",
                                "Strict-Transport-Security: max-age=9",
                                "Alt-Svc: h3=\":443\"",
                                "WWW-Authenticate: Basic",
                                "Connection: x-hop",
                                "X-Hop: 1",
                                "Content-Security-Policy: default-src 'self'",
                                "X-Frame-Options: DENY",
                                "Content-Type: text/html"));

        HttpResponse<String> answer = town.send(town.byAda("/u/{ada}/"));

        assertThat(answer.body()).isEqualTo("page");
        assertThat(answer.headers().map())
                .doesNotContainKeys(
                        "set-cookie",
                        "clear-site-data",
                        "service-worker-allowed",
                        "strict-transport-security",
                        "alt-svc",
                        "www-authenticate",
                        "x-hop")
                .containsKeys("content-security-policy", "x-frame-options", "content-type");
    }
}
