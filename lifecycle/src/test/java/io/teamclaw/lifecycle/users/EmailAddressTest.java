package io.teamclaw.lifecycle.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
    @Test
    void isOneAddressInWhateverCaseItIsWritten() {
        EmailAddress email = new EmailAddress(" Ada.Lovelace+Math@Example.COM ");

        assertThat(email.value()).isEqualTo("ada.lovelace+math@example.com");
        assertThat(email.domain()).isEqualTo("example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "@example.com",
                "ada@",
                "ada@@example.com",
                "a b@example.com",
                "ada@exam ple.com",
                "ada@-example.com",
                "zoë@example.com",
                "ada\n@example.com",
                "<ada@example.com>",
                "ada@example.com\r\nx-header: y"
            })
    void refusesWhatCannotBeOneOrCannotTravelInAHeader(String text) {
        assertThatThrownBy(() -> new EmailAddress(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("This is not an e-mail address");
    }
}
