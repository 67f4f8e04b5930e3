package io.teamclaw.router;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.router.testing.Town;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page of another origin cannot change anything with a person's cookies. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForeignWriteTest {
    private static final String[] PATHS = {"/login", "/", "/u/{ada}/x", "/u/{ada}/"};

    private final Town town = new Town();

    @BeforeAll
    void runs() {
        town.adaRuns();
    }

    @AfterAll
    void end() {
        town.close();
    }

    @BeforeEach
    void forget() {
        town.portal.requests.clear();
        town.agent.requests.clear();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "MADEUP"})
    void what_changes_something_is_refused_from_elsewhere(String method) {
        for (String path : PATHS) {
            for (String origin :
                    new String[] {"http://evil.example", "null", town.origin() + "0"}) {
                assertThat(status(path, method, origin)).as(path + " " + origin).isEqualTo(403);
            }
        }
        assertThat(town.portal.requests).isEmpty();
        assertThat(town.agent.requests).isEmpty();
    }

    @Test
    void our_own_pages_and_programs_are_let_through() {
        for (String path : PATHS) {
            assertThat(status(path, "POST", town.origin())).as(path).isEqualTo(200);
            assertThat(town.send(post(path)).statusCode()).as(path).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS"})
    void reading_is_not_looked_at(String method) {
        for (String path : PATHS) {
            assertThat(status(path, method, "http://evil.example")).as(path).isEqualTo(200);
        }
    }

    private int status(String path, String method, String origin) {
        return town.send(
                        town.byAda(path)
                                .header("Origin", origin)
                                .method(method, BodyPublishers.noBody()))
                .statusCode();
    }

    private HttpRequest.Builder post(String path) {
        return town.byAda(path).POST(BodyPublishers.ofString("a=b"));
    }
}
