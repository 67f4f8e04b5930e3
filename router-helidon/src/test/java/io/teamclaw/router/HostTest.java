package io.teamclaw.router;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.router.testing.Town;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TeamClaw answers under its public origin alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostTest {
    private final Town town = new Town();

    @AfterAll
    void end() {
        town.close();
    }

    private String answer(String host, String method, String accept) {
        try (var raw =
                town.raw(
                        method
                                + " /usage?x=1 HTTP/1.1\r\nHost: "
                                + host
                                + "\r\nAccept: "
                                + accept
                                + "\r\nConnection: close\r\n\r\n")) {
            return raw.readAll();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "[::1]"})
    void another_name_of_this_machine_leads_to_the_public_one(String name) {
        assertThat(answer(name + ":" + town.router.port(), "GET", "text/html"))
                .startsWith("HTTP/1.1 307 ")
                .contains("Location: " + town.origin() + "/usage?x=1\r\n");
    }

    @Test
    void only_a_page_is_redirected() {
        String host = "127.0.0.1:" + town.router.port();

        assertThat(answer(host, "GET", "application/json")).startsWith("HTTP/1.1 421 ");
        assertThat(answer(host, "POST", "text/html")).startsWith("HTTP/1.1 421 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "localhost", "localhost:1", "localhost.evil.example"})
    void a_foreign_name_is_refused_before_anybody_sees_it(String host) {
        town.portal.requests.clear();

        assertThat(answer(host, "GET", "text/html"))
                .startsWith("HTTP/1.1 421 ")
                .contains(town.origin());
        assertThat(town.portal.requests).isEmpty();
    }

    @Test
    void two_hosts_are_one_too_many() {
        try (var raw = town.raw("GET / HTTP/1.1\r\nHost: {host}\r\nHost: {host}\r\n\r\n")) {
            assertThat(raw.readLine()).contains(" 400 ");
        }
    }

    @Test
    void health_is_answered_under_any_name() {
        try (var raw =
                town.raw(
                        "GET /_router/health HTTP/1.1\r\nHost: 10.0.0.7:80\r\nConnection:"
                                + " close\r\n\r\n")) {
            assertThat(raw.readAll()).startsWith("HTTP/1.1 200 ").endsWith("ok\n");
        }
    }
}
