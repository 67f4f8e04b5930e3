package io.teamclaw.router;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.router.testing.Town;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a target is spelled, it means to the router what it means to those behind it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TargetSpellingTest {
    private final Town town = new Town();

    @BeforeAll
    void runs() {
        town.adaRuns();
    }

    @AfterAll
    void end() {
        town.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/u/{ada}/",
                "/u/{ada}",
                "/u/{ada}?x=/u/{bob}/../",
                "/u/{ada}/a%2Fb/agent%3Amain;v=1",
                "/u/{ada}//double"
            })
    void a_path_reaches_the_agent_exactly_as_it_was_written(String target) throws Exception {
        town.agent.requests.clear();

        assertThat(town.statusLine("GET", target)).contains(" 200 ");
        assertThat(town.agent.requests.take().target())
                .isEqualTo(
                        target.replace("{ada}", town.ada.id().value())
                                .replace("{bob}", town.bob.id().value()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/u/{bob}/../{ada}/",
                "/u/{ada}/../{bob}/",
                "/u/{ada}/%2e%2e/{bob}/",
                "/u/{ada}/%252e%252e/x",
                "/u/{ada}/..%2f{bob}/",
                "/u/{ada}/a/./b",
                "/u/{ada}/..;/x",
                "/u/{ada}%2f..%2f{bob}/",
                "/u/%61da/",
                "/%75/{ada}/",
                "//u/{ada}/",
                "/u//{ada}/",
                "/u\\{ada}\\",
                "/u/{ada}/\\..\\x",
                "/u/{ada};x=1/",
                "/x/../u/{ada}/",
                "/u/{ada}/%25252525252525252525252e/",
                "http://{host}/u/{ada}/",
                "http://evil.example/u/{ada}/",
                "*",
                "u/{ada}/"
            })
    void what_two_servers_could_read_differently_reaches_nobody(String target) {
        town.agent.requests.clear();
        town.portal.requests.clear();

        assertThat(town.statusLine("GET", target)).contains(" 400 ");
        assertThat(town.agent.requests).isEmpty();
        assertThat(town.portal.requests).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/u/{ada}/api/v1/admin/rpc",
                "/u/{ada}/api/v1/admin",
                "/u/{ada}/API/v1/Admin/rpc",
                "/u/{ada}/api/v1/%61dmin/rpc",
                "/u/{ada}/api/v1/%2561dmin/rpc",
                "/u/{ada}/api%2Fv1%2fadmin%2Frpc",
                "/u/{ada}/api//v1///admin/rpc",
                "/u/{ada}/api;a=b/v1;c/admin;d/rpc",
                "/u/{ada}//api/v1/admin/rpc?x",
                "/api/v1/admin/rpc",
                "/api/v1/ADMIN/rpc"
            })
    void openclaws_administration_is_not_there_for_people(String target) {
        town.agent.requests.clear();
        town.portal.requests.clear();

        assertThat(town.statusLine("POST", target)).contains(" 404 ");
        assertThat(town.agent.requests).isEmpty();
        assertThat(town.portal.requests).isEmpty();
    }

    @Test
    void a_path_without_an_id_belongs_to_the_portal() throws Exception {
        town.portal.requests.clear();

        assertThat(town.statusLine("GET", "/u")).contains(" 200 ");
        assertThat(town.statusLine("GET", "/u/")).contains(" 200 ");
        assertThat(town.statusLine("GET", "/U/{ada}/")).contains(" 200 ");
        assertThat(town.portal.requests).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 3\r\nContent-Length: 4",
                "Content-Length: 3, 4",
                "Content-Length: +3",
                "Content-Length: 3\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: chunked, chunked",
                "Transfer-Encoding : chunked",
                " folded: header"
            })
    void contradictory_framing_is_refused_and_the_connection_closed(String headers) {
        town.portal.requests.clear();

        try (var raw =
                town.raw("POST /x HTTP/1.1\r\nHost: {host}\r\n" + headers + "\r\n\r\n0\r\n\r\n")) {
            assertThat(raw.readAll())
                    .matches("(?s)HTTP/1.1 (400|501) .*")
                    .containsOnlyOnce("HTTP/1.1");
        }
        assertThat(town.portal.requests).isEmpty();
    }

    @Test
    void headers_that_are_too_large_are_refused() {
        try (var raw =
                town.raw(
                        "GET / HTTP/1.1\r\nHost: {host}\r\nX: "
                                + "a".repeat(40_000)
                                + "\r\n\r\n")) {
            assertThat(raw.readLine()).contains(" 400 ");
        }
    }
}
