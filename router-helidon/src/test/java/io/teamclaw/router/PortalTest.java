package io.teamclaw.router;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.router.testing.Backend;
import io.teamclaw.router.testing.SocketClient;
import io.teamclaw.router.testing.SocketScript;
import io.teamclaw.router.testing.Town;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is no workspace's is the portal's, its cookies and push sockets included. */
class PortalTest {
    private final Town town = new Town();

    @AfterEach
    void end() {
        town.close();
    }

    @Test
    void requests_pass_with_their_cookies_and_our_word_on_where_they_come_from() throws Exception {
        town.send(
                HttpRequest.newBuilder(town.uri("/login?continue=%2Fu"))
                        .header("Cookie", "JSESSIONID=abc")
                        .header("Authorization", "Bearer x")
                        .header("X-Forwarded-For", "203.0.113.9")
                        .header("X-Forwarded-Host", "evil.example")
                        .header("X-Forwarded-Proto", "https")
                        .header("X-Forwarded-Prefix", "/evil")
                        .header("Forwarded", "host=evil.example")
                        .header("X-TeamClaw-User", "root")
                        .POST(HttpRequest.BodyPublishers.ofString("user=a")));

        Backend.Request seen = town.portal.requests.take();

        assertThat(seen.line()).isEqualTo("POST /login?continue=%2Fu HTTP/1.1");
        assertThat(seen.values("cookie")).containsExactly("JSESSIONID=abc");
        assertThat(seen.values("authorization")).containsExactly("Bearer x");
        assertThat(seen.values("host")).containsExactly("localhost:" + town.router.port());
        assertThat(seen.values("x-forwarded-for")).containsExactly("127.0.0.1");
        assertThat(seen.values("x-forwarded-proto")).containsExactly("http");
        assertThat(seen.values("x-forwarded-host"))
                .containsExactly("localhost:" + town.router.port());
        assertThat(seen.values("x-forwarded-port"))
                .containsExactly(Integer.toString(town.router.port()));
        assertThat(seen.headers())
                .noneMatch(each -> each.matches("(x-forwarded-prefix|forwarded|x-teamclaw).*"));
    }

    @Test
    void cookies_that_the_portal_sets_arrive() {
        town.portal.script(
                (request, in, out) ->
                        Backend.ok(out, "in", "Set-Cookie: JSESSIONID=1", "Set-Cookie: b=2"));

        HttpResponse<String> answer = town.send(HttpRequest.newBuilder(town.uri("/")));

        assertThat(answer.headers().allValues("set-cookie")).containsExactly("JSESSIONID=1", "b=2");
    }

    @Test
    void its_push_socket_works() throws Exception {
        town.portal.script(SocketScript::echo);
        SocketClient received = new SocketClient();
        WebSocket socket =
                town.client
                        .newWebSocketBuilder()
                        .header("Origin", town.origin())
                        .header("Cookie", "JSESSIONID=abc")
                        .buildAsync(
                                URI.create("ws://localhost:" + town.router.port() + "/VAADIN/push"),
                                received)
                        .join();

        socket.sendText("push", true).join();

        assertThat(received.texts.poll(20, TimeUnit.SECONDS)).isEqualTo("push");
        assertThat(town.portal.requests.take().values("cookie")).containsExactly("JSESSIONID=abc");
    }

    @Test
    void when_it_does_not_listen_people_are_told() {
        town.portal.close();

        HttpResponse<String> page =
                town.send(HttpRequest.newBuilder(town.uri("/")).header("Accept", "text/html"));
        HttpResponse<String> json = town.send(HttpRequest.newBuilder(town.uri("/")));

        assertThat(page.statusCode()).isEqualTo(502);
        assertThat(page.body()).contains("The portal does not answer", "Try again");
        assertThat(json.body()).contains("portal_unreachable");
    }

    @Test
    void our_own_answer_to_a_head_request_has_no_body_either() {
        try (var raw =
                town.raw(
                        "HEAD /u/{ada}/ HTTP/1.1\r\nHost: {host}\r\n\r\n"
                                + "GET /_router/health HTTP/1.1\r\nHost: {host}\r\n\r\n")) {
            assertThat(raw.readHead()).startsWith("HTTP/1.1 403 ");
            assertThat(raw.readLine()).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void a_body_that_is_refused_is_not_taken_for_the_next_request() {
        try (var raw =
                town.raw(
                        "POST /u/{ada}/x HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n"
                                + "Content-Length: 60\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: {host}"
                                + "\r\n\r\n")) {
            assertThat(raw.readAll()).startsWith("HTTP/1.1 403 ").containsOnlyOnce("HTTP/1.1 ");
        }
        assertThat(town.portal.requests).isEmpty();
    }
}
