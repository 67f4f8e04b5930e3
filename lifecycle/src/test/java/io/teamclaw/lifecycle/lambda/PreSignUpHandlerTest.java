package io.teamclaw.lifecycle.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import io.teamclaw.lifecycle.users.AddressState;
import io.teamclaw.lifecycle.users.Deletion;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.users.UserStore;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;

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

    @ParameterizedTest
    @ValueSource(strings = {SIGN_UP, "PreSignUp_ExternalProvider"})
    void refusesTheAddressOfSomebodyWhoWasDeletedForGood(String source) {
        try (EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start()) {
            UserStore users = new UserStore(dynamoDb.client(), EmbeddedDynamoDb.ENVIRONMENT);
            deleted(users, "eve@company.com", true);
            deleted(users, "bob@company.com", false);
            users.create(new EmailAddress("ada@company.com"), "Ada", Role.EMPLOYEE, Team.DEFAULT);
            PreSignUpHandler knowing = of("company.com", users::stateOf);

            assertThatThrownBy(() -> Invocation.of(knowing, event(source, "Eve@company.com")))
                    .isInstanceOf(SignUpRefusedException.class)
                    .hasMessageContaining("administrator")
                    .hasMessageNotContaining("eve");
            Invocation.of(knowing, event(source, "bob@company.com"));
            Invocation.of(knowing, event(source, "ada@company.com"));
            Invocation.of(knowing, event("PreSignUp_AdminCreateUser", "eve@company.com"));
        }
    }

    @Test
    void refusesABlockedAddressInTheWordsOfAForeignOne() {
        PreSignUpHandler blocking = of("company.com", email -> AddressState.BLOCKED);
        assertThat(refusal(blocking, "ada@company.com")).isEqualTo(refusal(blocking, "a@b.com"));
    }

    @Test
    void refusesWhomItCannotLookUpAndDoesNotSayWhy() {
        PreSignUpHandler blind =
                of(
                        "company.com",
                        email -> {
                            throw SdkClientException.create("no route to " + email);
                        });
        assertThat(refusal(blind, "ada@company.com")).contains("could not be checked");
    }

    private static String refusal(PreSignUpHandler asked, String email) {
        return catchThrowableOfType(
                        SignUpRefusedException.class,
                        () -> Invocation.of(asked, event(SIGN_UP, email)))
                .getMessage();
    }

    private static void deleted(UserStore users, String email, boolean blockAddress) {
        User user = users.create(new EmailAddress(email), "Gone", Role.EMPLOYEE, Team.DEFAULT);
        users.beginDeletion(
                user.id(), user.version(), new Deletion(false, blockAddress, user.createdAt()));
        users.remove(user.id());
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
        return of(domains, email -> AddressState.FREE);
    }

    private static PreSignUpHandler of(String domains, PreSignUpHandler.Addresses addresses) {
        return new PreSignUpHandler(
                PreSignUpHandler.policy(domains),
                addresses,
                FunctionLogs.detached("test", line -> {}));
    }
}
