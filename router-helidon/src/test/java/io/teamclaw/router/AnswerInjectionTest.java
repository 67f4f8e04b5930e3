package io.teamclaw.router;

import static io.teamclaw.router.testing.Backend.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.router.testing.RawClient;
import io.teamclaw.router.testing.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An agent cannot hide headers of its choice where nobody looks for them. */
class AnswerInjectionTest {
    private static final String ASK =
            "GET /u/{ada}/x HTTP/1.1\r\nHost: {host}\r\nCookie: {ada-session}\r\n"
                    + "Connection: close\r\n\r\n";
    private static final String UPGRADE =
            "GET /u/{ada}/ HTTP/1.1\r\nHost: {host}\r\nCookie: {ada-session}\r\n"
                    + "Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n";
    private static final String HIDDEN =
            "\nService-Worker-Allowed: /\nSet-Cookie: tc_portal=x; Path=/";

    private final Town town = new Town();

    @BeforeEach
    void runs() {
        town.adaRuns();
    }

    @AfterEach
    void end() {
        town.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {ASK, UPGRADE})
    void a_status_phrase_with_line_feeds_brings_no_headers(String request) {
        town.agent.script(
                (seen, in, out) ->
                        write(out, "HTTP/1.1 200 OK" + HIDDEN + "\r\nContent-Length: 2\r\n\r\nhi"));

        String answer = answer(request);

        assertThat(answer).startsWith("HTTP/1.1 ");
        assertThat(answer).doesNotContainIgnoringCase("service-worker", "tc_portal");
    }

    @ParameterizedTest
    @ValueSource(strings = {ASK, UPGRADE})
    void a_status_phrase_is_the_routers_own(String request) {
        town.agent.script(
                (seen, in, out) ->
                        write(out, "HTTP/1.1 418 Of my own\r\nContent-Length: 2\r\n\r\nhi"));

        assertThat(answer(request))
                .startsWith("HTTP/1.1 418 ")
                .endsWith("\r\n\r\nhi")
                .doesNotContain("Of my own");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\0"})
    void a_header_that_is_more_than_one_line_gives_502(String end) {
        town.agent.script(
                (seen, in, out) ->
                        write(
                                out,
                                "HTTP/1.1 200 OK\r\nX-A: b"
                                        + end
                                        + "Set-Cookie: tc_portal=x\r\nContent-Length: 2\r\n\r\nhi"));

        for (String request : new String[] {ASK, UPGRADE}) {
            assertThat(answer(request))
                    .startsWith("HTTP/1.1 502 ")
                    .doesNotContainIgnoringCase("tc_portal");
        }
    }

    @Test
    void a_header_name_that_is_more_than_one_line_gives_502() {
        for (String end : new String[] {"\n", "\r", "\0"}) {
            town.agent.script(
                    (seen, in, out) ->
                            write(
                                    out,
                                    "HTTP/1.1 200 OK\r\nX-A"
                                            + end
                                            + "Set-Cookie: tc_portal=x\r\n"
                                            + "Content-Length: 2\r\n\r\nhi"));
            assertThat(answer(ASK))
                    .startsWith("HTTP/1.1 502 ")
                    .doesNotContainIgnoringCase("tc_portal");
        }
    }

    @Test
    void a_status_that_http_does_not_have_gives_502() {
        for (String code : new String[] {"000", "099", "600", "-12", "+20"}) {
            town.agent.script(
                    (seen, in, out) ->
                            write(out, "HTTP/1.1 " + code + " OK\r\nContent-Length: 0\r\n\r\n"));
            assertThat(answer(ASK)).as(code).startsWith("HTTP/1.1 502 ");
        }
    }

    private String answer(String request) {
        try (RawClient raw = town.raw(request)) {
            return raw.readAll();
        }
    }
}
