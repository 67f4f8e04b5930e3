package io.teamclaw.router.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.http.HeaderNames;
import io.helidon.http.WritableHeaders;
import org.junit.jupiter.api.Test;

/** A client's own word for its address counts for nothing. */
class ForwardedForPolicyTest {
    private static WritableHeaders<?> chain(String... lines) {
        WritableHeaders<?> headers = WritableHeaders.create();
        return headers.set(HeaderNames.X_FORWARDED_FOR, lines);
    }

    @Test
    void without_a_proxy_the_peer_is_the_client() {
        ForwardedForPolicy policy = ForwardedForPolicy.onOneMachine();

        assertThat(policy.clientAddress("10.1.2.3", chain("203.0.113.9"))).isEqualTo("10.1.2.3");
    }

    @Test
    void behind_proxies_the_entry_counts_that_the_outermost_of_them_wrote() {
        ForwardedForPolicy policy = new ForwardedForPolicy(2, "192.0.2.10");

        assertThat(policy.clientAddress("10.0.0.1", chain("1.1.1.1, 203.0.113.9, 10.0.0.2")))
                .isEqualTo("203.0.113.9");
        assertThat(policy.clientAddress("10.0.0.1", chain("1.1.1.1", "203.0.113.9, 10.0.0.2")))
                .isEqualTo("203.0.113.9");
        assertThat(policy.clientAddress("10.0.0.1", chain("10.0.0.2"))).isEqualTo("10.0.0.1");
        assertThat(policy.clientAddress("10.0.0.1", chain("evil, 10.0.0.2"))).isEqualTo("10.0.0.1");
        assertThat(policy.clientAddress("10.0.0.1", WritableHeaders.create()))
                .isEqualTo("10.0.0.1");
    }

    @Test
    void a_workspace_is_never_told_a_loopback_address() {
        ForwardedForPolicy policy = ForwardedForPolicy.onOneMachine();

        assertThat(policy.forWorkspace("127.0.0.1")).isEqualTo("192.0.2.10");
        assertThat(policy.forWorkspace("127.8.9.1")).isEqualTo("192.0.2.10");
        assertThat(policy.forWorkspace("0:0:0:0:0:0:0:1")).isEqualTo("192.0.2.10");
        assertThat(policy.forWorkspace("203.0.113.9")).isEqualTo("203.0.113.9");
    }
}
