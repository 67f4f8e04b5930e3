package io.teamclaw.config.digest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Sha256Test {
    /** The vector of FIPS 180-2, appendix B.1. */
    private static final String ABC =
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void theDigestIsThatOfTheStandard() {
        assertThat(Sha256.hex("abc")).isEqualTo(ABC);
        assertThat(Sha256.of("abc")).hasSize(32).startsWith(0xba, 0x78, 0x16, 0xbf);
    }

    @Test
    void aPartIsOfTheFirstBytes() {
        assertThat(Sha256.hex("abc", 5)).isEqualTo(ABC.substring(0, 10));
    }

    @Test
    void textIsTakenAsUtf8() {
        assertThat(Sha256.hex("ä"))
                .isEqualTo("33e6d73fee82904c8d7afb78de1154d1e8dc2a0edb08120e63df5b9385c2d9cc");
    }
}
