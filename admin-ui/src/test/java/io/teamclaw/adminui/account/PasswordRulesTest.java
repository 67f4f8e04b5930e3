package io.teamclaw.adminui.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.lifecycle.users.EmailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {
    private static final EmailAddress EMAIL = new EmailAddress("ada@example.com");

    @ParameterizedTest
    @ValueSource(strings = {"correct horse battery", "k3hx-9m2q-abcd", "zwölf Zeichen!"})
    void longOnesAreGood(String password) {
        assertThat(PasswordRules.complaint(password, EMAIL)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "elevenchars", "aaaaaaaaaaaaaa", "ada@example.com", "ADA@EXAMPLE.COM1"})
    void othersAreRefusedWithAReason(String password) {
        assertThat(PasswordRules.complaint(password, EMAIL)).isPresent();
    }

    @Test
    void whatBcryptWouldCutOffIsRefused() {
        assertThat(PasswordRules.complaint("abcdefgh".repeat(9), EMAIL)).isEmpty();
        assertThat(PasswordRules.complaint("abcdefgh".repeat(9) + "i", EMAIL)).isPresent();
    }
}
