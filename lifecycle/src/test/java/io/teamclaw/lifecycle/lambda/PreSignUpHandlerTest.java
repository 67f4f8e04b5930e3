package io.teamclaw.lifecycle.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreSignUpHandlerTest {
    private static final String SIGN_UP = "PreSignUp_SignUp";

    private final PreSignUpHandler handler = of("company.com, Second.example");

    @ParameterizedTest
    @ValueSource(strings = {"ada@company.com", "Ada@COMPANY.COM", "bob@second.example"})
    void letsPeopleOfTheCompanySignUp(String email) throws Exception {
        String event = event(SIGN_UP, email);
        assertThat(Invocation.of(handler, event)).isEqualTo(new ObjectMapper().readTree(event));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eve@other.com",
                "eve@any.com",
                "eve@mycompany.com",
                "eve@sub.company.com",
                "eve@company.com.evil.org",
                "eve@company.co",
                "eve@company-com",
                "eve@companyxcom",
                "eve@c0mpany.com",
                "eve@xn--cmpany-8ta.com",
                "company.com@evil.org"
            })
    void refusesEveryOtherDomainAndSaysWhatToDo(String email) {
        assertThatThrownBy(() -> Invocation.of(handler, event(SIGN_UP, email)))
                .isInstanceOf(SignUpRefusedException.class)
                .hasMessageContaining("your address at work")
                .hasMessageNotContaining("eve");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "company.com",
                "eve@evil.org@company.com",
                "@company.com",
                "eve@company.com.",
                "eve@.company.com",
                "eve@\u0441ompany.com",
                "eve@company.\uff43om",
                "eve@company.com\u200b",
                "eve@COMPANY\u3002com",
                "eve@company.com\u0000.evil.org",
                "eve@evil.org,ada@company.com",
                "eve@evil.org>@company.com",
                "ev\u0131@company.com"
            })
    void refusesWhatIsNoAddress(String email) {
        assertThatThrownBy(() -> Invocation.of(handler, event(SIGN_UP, email)))
                .isInstanceOf(SignUpRefusedException.class);
    }

    /** In Turkish, an I has a lower case of its own. */
    @Test
    void comparesInTheSameWayInEveryLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            PreSignUpHandler inTurkish = of("INDIA.com");
            Invocation.of(inTurkish, event(SIGN_UP, "ada@INDIA.com"));
            Invocation.of(inTurkish, event(SIGN_UP, "ada@india.com"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "{}",
                "[]",
                "{\"triggerSource\":\"PreSignUp_SignUp\"}",
                "{\"triggerSource\":\"PreSignUp_SignUp\",\"request\":{\"userAttributes\":{\"email\":[\"ada@company.com\"]}}}",
                "{\"triggerSource\":\"PostConfirmation_ConfirmSignUp\",\"request\":{\"userAttributes\":{\"email\":\"ada@company.com\"}}}"
            })
    void refusesAnEventThatItDoesNotUnderstand(String event) {
        assertThatThrownBy(() -> Invocation.of(handler, event))
                .isInstanceOf(SignUpRefusedException.class)
                .hasMessageContaining("could not be checked");
    }

    @Test
    void holdsPeopleOfAnIdentityProviderToTheSameDomains() {
        String source = "PreSignUp_ExternalProvider";
        Invocation.of(handler, event(source, "ada@company.com"));
        assertThatThrownBy(() -> Invocation.of(handler, event(source, "eve@other.com")))
                .isInstanceOf(SignUpRefusedException.class);
    }

    @Test
    void letsAnAdministratorMakeAnAccountForAGuest() {
        Invocation.of(handler, event("PreSignUp_AdminCreateUser", "guest@other.com"));
    }

    @Test
    void letsNobodySignUpWithoutDomains() {
        PreSignUpHandler closed = of("");
        assertThatThrownBy(() -> Invocation.of(closed, event(SIGN_UP, "ada@company.com")))
                .isInstanceOf(SignUpRefusedException.class);
    }

    @Test
    void doesNotStartWithoutItsDomains() {
        assertThatThrownBy(PreSignUpHandler::new)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ALLOWED_DOMAINS");
    }

    /** As Cognito sends it, less what no trigger reads. */
    private static String event(String triggerSource, String email) {
        return """
        {"version":"1","triggerSource":"%s","region":"eu-west-1","userPoolId":"eu-west-1_AbCdEf",
         "userName":"5f3c","callerContext":{"clientId":"abc"},
         "request":{"userAttributes":{"email":"%s","name":"Ada"},"validationData":null},
         "response":{"autoConfirmUser":false,"autoVerifyEmail":false,"autoVerifyPhone":false}}
        """
                .formatted(triggerSource, email.replace("\u0000", "\\u0000"));
    }

    private static PreSignUpHandler of(String domains) {
        return new PreSignUpHandler(
                PreSignUpHandler.policy(domains), FunctionLogs.detached("test", line -> {}));
    }
}
