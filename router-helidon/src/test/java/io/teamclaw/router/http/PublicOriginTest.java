package io.teamclaw.router.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

/** One origin, however a header spells it. */
class PublicOriginTest {
    @Test
    void the_schemes_own_port_may_be_left_out() {
        PublicOrigin origin = PublicOrigin.of(URI.create("https://Claw.Example.com"), 8443);

        assertThat(origin).hasToString("https://claw.example.com");
        assertThat(origin.port()).isEqualTo(443);
        assertThat(origin.isHost("claw.example.com")).isTrue();
        assertThat(origin.isHost("CLAW.example.com:443")).isTrue();
        assertThat(origin.isHost("claw.example.com:80")).isFalse();
        assertThat(origin.isOrigin("https://claw.example.com")).isTrue();
        assertThat(origin.isOrigin("http://claw.example.com")).isFalse();
        assertThat(origin.isOrigin("https://claw.example.com.evil.example")).isFalse();
    }

    @Test
    void a_port_of_0_stands_for_the_one_that_was_got() {
        PublicOrigin origin = PublicOrigin.of(URI.create("http://localhost:0"), 4321);

        assertThat(origin).hasToString("http://localhost:4321");
        assertThat(origin.isOtherNameOfThisMachine("127.0.0.1:4321")).isTrue();
        assertThat(origin.isOtherNameOfThisMachine("[::1]:4321")).isTrue();
        assertThat(origin.isOtherNameOfThisMachine("localhost:4321")).isFalse();
        assertThat(origin.isOtherNameOfThisMachine("127.0.0.1:80")).isFalse();
    }

    @Test
    void a_public_host_has_no_other_name() {
        PublicOrigin origin = PublicOrigin.of(URI.create("https://claw.example.com"), 1);

        assertThat(origin.isOtherNameOfThisMachine("localhost")).isFalse();
    }
}
