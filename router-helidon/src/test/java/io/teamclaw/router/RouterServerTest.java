package io.teamclaw.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.teamclaw.lifecycle.gateway.GatewayIdentity;
import io.teamclaw.router.http.ForwardedForPolicy;
import io.teamclaw.router.testing.Town;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Starting, stopping and what is said when that cannot be. */
class RouterServerTest {
    private final Town town = new Town();

    @AfterEach
    void end() {
        town.close();
    }

    @Test
    void a_port_in_use_gives_one_clear_line() {
        int taken = town.router.port();
        RouterServer second =
                town.router(town.config(taken), (owner, address) -> GatewayIdentity.SILENT);

        assertThatExceptionOfType(ListenFailedException.class)
                .isThrownBy(second::start)
                .withMessage(
                        "Cannot listen on port "
                                + taken
                                + " of 127.0.0.1: it is in use or not allowed. Stop the program that"
                                + " listens there, or choose another port.");
        second.close();
    }

    @Test
    void the_port_is_free_again_after_closing() {
        int port = town.router.port();
        town.router.close();

        try (RouterServer next =
                town.router(town.config(port), (owner, address) -> GatewayIdentity.SILENT)
                        .start()) {
            assertThat(next.port()).isEqualTo(port);
        }
    }

    @Test
    void a_configuration_that_cannot_work_is_refused() {
        URI portal = URI.create("http://127.0.0.1:9090");

        assertThat(RouterConfig.onOneMachine(8080, portal).publicOrigin())
                .isEqualTo(URI.create("http://localhost:8080"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RouterConfig.onOneMachine(1, URI.create("http://x/path:1")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RouterConfig.onOneMachine(1, URI.create("https://127.0.0.1:1")));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new RouterConfig(
                                        "127.0.0.1",
                                        1,
                                        URI.create("http://localhost:1"),
                                        portal,
                                        ForwardedForPolicy.onOneMachine(),
                                        Duration.ofSeconds(6)));
    }
}
