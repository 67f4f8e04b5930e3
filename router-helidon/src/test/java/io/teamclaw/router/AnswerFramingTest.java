package io.teamclaw.router;

import static io.teamclaw.router.testing.Backend.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.router.testing.Backend;
import io.teamclaw.router.testing.RawClient;
import io.teamclaw.router.testing.Town;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** However an answer is framed, the client learns where it ends and whether it was whole. */
class AnswerFramingTest {
    private static final String ASK =
            "GET /u/{ada}/x HTTP/1.1\r\nHost: {host}\r\nCookie: {ada-session}\r\n\r\n";
    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    private final Town town = new Town();

    @BeforeEach
    void runs() {
        town.adaRuns();
    }

    @AfterEach
    void end() {
        town.close();
    }

    @Test
    void an_answer_that_is_cut_is_cut_for_the_client_too() {
        town.agent.script((request, in, out) -> write(out, CHUNKED + "5\r\nfirst\r\n6\r\nsec"));

        try (RawClient raw = town.raw(ASK)) {
            assertThat(raw.readAll()).contains("first").doesNotEndWith("0\r\n\r\n");
        }
    }

    @Test
    void an_answer_shorter_than_declared_is_cut_for_the_client_too() {
        town.agent.script(
                (request, in, out) ->
                        write(out, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nfour"));

        try (RawClient raw = town.raw(ASK)) {
            assertThat(raw.readAll()).contains("Content-Length: 9").endsWith("\r\n\r\nfour");
        }
    }

    @Test
    void an_answer_may_last_until_its_connection_ends() {
        town.agent.script((request, in, out) -> write(out, "HTTP/1.1 200 OK\r\n\r\nuntil the end"));

        assertThat(town.send(town.byAda("/u/{ada}/x")).body()).isEqualTo("until the end");
    }

    @Test
    void an_answer_without_a_body_has_none() {
        town.agent.script(
                (request, in, out) -> write(out, "HTTP/1.1 204 No Content\r\nX-A: b\r\n\r\n"));
        assertThat(town.send(town.byAda("/u/{ada}/x")).statusCode()).isEqualTo(204);

        town.agent.script(
                (request, in, out) ->
                        write(
                                out,
                                "HTTP/1.1 304 Not Modified\r\nContent-Length: 70\r\nETag: e\r\n\r\n"));
        HttpResponse<String> unchanged = town.send(town.byAda("/u/{ada}/x"));
        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(unchanged.headers().firstValue("etag")).hasValue("e");
    }

    @Test
    void a_head_request_learns_the_length_and_gets_no_body() {
        town.agent.script(
                (request, in, out) -> write(out, "HTTP/1.1 200 OK\r\nContent-Length: 70\r\n\r\n"));

        HttpResponse<String> answer =
                town.send(
                        town.byAda("/u/{ada}/x")
                                .method("HEAD", HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-length")).hasValue("70");
    }

    @Test
    void interim_answers_are_passed_over() {
        town.agent.script(
                (request, in, out) -> {
                    write(out, "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n");
                    Backend.ok(out, "final");
                });

        assertThat(town.send(town.byAda("/u/{ada}/x")).body()).isEqualTo("final");
    }

    @Test
    void what_is_no_http_gives_502() {
        town.agent.script((request, in, out) -> write(out, "SSH-2.0-x\r\n"));
        assertThat(town.send(town.byAda("/u/{ada}/x")).statusCode()).isEqualTo(502);

        town.agent.script(
                (request, in, out) ->
                        write(out, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n"));
        assertThat(town.send(town.byAda("/u/{ada}/x")).statusCode()).isEqualTo(502);

        town.agent.script((request, in, out) -> {});
        assertThat(town.send(town.byAda("/u/{ada}/x")).statusCode()).isEqualTo(502);
    }
}
