package io.teamclaw.lifecycle.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignUpPolicyTest {
    private final SignUpPolicy policy = new SignUpPolicy(Set.of("Company.com"));

    @ParameterizedTest
    @ValueSource(strings = {"ada@company.com", "Ada@COMPANY.com", " ada@company.com "})
    void letsTheDomainInWhateverItsCase(String email) {
        assertThat(policy.allows(new EmailAddress(email))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eve@any.com",
                "eve@mycompany.com",
                "eve@sub.company.com",
                "eve@company.com.evil.org",
                "company.com@evil.org"
            })
    void keepsEveryOtherDomainOut(String email) {
        assertThat(policy.allows(new EmailAddress(email))).isFalse();
    }

    @Test
    void letsNobodyInWithoutDomains() {
        assertThat(new SignUpPolicy(Set.of()).allows(new EmailAddress("ada@company.com")))
                .isFalse();
    }
}
