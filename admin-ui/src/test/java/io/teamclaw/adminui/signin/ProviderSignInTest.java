package io.teamclaw.adminui.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.adminui.AdminUi;
import io.teamclaw.adminui.testing.CompanyPool;
import io.teamclaw.adminui.testing.FreePort;
import io.teamclaw.adminui.testing.PortalBrowser;
import io.teamclaw.adminui.testing.PortalFixture;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.testing.Eventually;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sign-in at an OpenID Connect provider, as a browser's HTTP sees it. */
class ProviderSignInTest {
    private static PortalFixture fixture;
    private static CompanyPool pool;
    private static AdminUi portal;
    private static String origin;

    private final PortalBrowser browser = new PortalBrowser(portal.port());

    @BeforeAll
    static void start() {
        fixture = new PortalFixture();
        pool = new CompanyPool();
        int port = FreePort.find();
        origin = "http://localhost:" + port;
        portal = AdminUi.start(fixture.parts(URI.create(origin), pool.identity(), port));
    }

    @AfterAll
    static void stop() {
        portal.close();
        pool.close();
        fixture.close();
    }

    @Test
    void whoIsNotSignedInGoesToTheProviderWithPkceAndNoSecret() {
        assertThat(location(browser.get("/"))).endsWith("/oauth2/authorization/cognito");

        String provider = location(browser.get("/oauth2/authorization/cognito"));

        assertThat(provider)
                .startsWith(pool.issuer().toString())
                .contains("response_type=code", "client_id=" + CompanyPool.CLIENT)
                .contains("code_challenge=", "code_challenge_method=S256", "nonce=", "state=")
                .contains("redirect_uri=" + origin + "/login/oauth2/code/cognito")
                .doesNotContain("client_secret");
    }

    @Test
    void aColleagueIsRegisteredAtTheFirstSignIn() {
        String email = address("example.com");

        assertThat(location(signIn(email))).endsWith("/");

        User user = find(email);
        assertThat(user.role()).isEqualTo(Role.EMPLOYEE);
        assertThat(user.teamId()).isEqualTo(Team.DEFAULT);
        assertThat(location(browser.get("/open"))).isEqualTo("/u/" + user.id() + "/");
    }

    @Test
    void theHighestGroupDecidesAndTheRecordFollows() {
        fixture.person("Other Admin", Role.ADMIN);
        String email = address("example.com");
        signIn(email, "team-lead", "finance", "another-group");
        assertThat(find(email).role()).isEqualTo(Role.FINANCE);
        assertThat(browser.get("/open").statusCode()).as("the session stands").isEqualTo(303);

        signIn(email, "admin");
        assertThat(find(email).role()).isEqualTo(Role.ADMIN);

        signIn(email);
        assertThat(find(email).role()).isEqualTo(Role.EMPLOYEE);
        assertThat(browser.get("/open").statusCode()).isEqualTo(303);
    }

    @Test
    void aStrangerIsToldWhatToDo() {
        String email = address("elsewhere.example.net");
        assertThat(location(signIn(email))).endsWith("/signed-out?reason=foreign-domain");
        assertThat(fixture.users.findByEmail(new EmailAddress(email))).isEmpty();
        assertThat(browser.get("/signed-out?reason=foreign-domain").statusCode()).isEqualTo(200);
        assertThat(browser.get("/open").statusCode()).as("nobody's session").isEqualTo(302);
    }

    @Test
    void aGuestWhomAnAdministratorAddedComesIn() {
        String email = address("elsewhere.example.net");
        fixture.users.invite(new EmailAddress(email), "Guest", Role.EMPLOYEE, Team.DEFAULT);
        assertThat(location(signIn(email))).endsWith("/");
    }

    @Test
    void anAddressThatIsNotVerifiedIsNobodys() {
        String email = address("example.com");
        assertThat(location(signInWith(Map.of("email", email, "email_verified", false))))
                .endsWith("/signed-out?reason=not-verified");
        assertThat(location(signInWith(Map.of()))).endsWith("/signed-out?reason=not-verified");
    }

    @Test
    void theCompanysOwnProviderVouchesForItsAddresses() {
        Map<String, Object> identity =
                Map.of("userId", "u1", "providerName", "CompanySSO", "providerType", "SAML");
        assertThat(
                        location(
                                signInWith(
                                        Map.of(
                                                "email", address("example.com"),
                                                "email_verified", false,
                                                "identities", List.of(identity)))))
                .endsWith("/");
    }

    @Test
    void whoIsDisabledIsToldSoAndOutWithinSeconds() {
        String email = address("example.com");
        signIn(email);
        fixture.disable(find(email));

        Eventually.get(() -> browser.get("/open").statusCode(), status -> status == 302);

        assertThat(location(signIn(email))).endsWith("/signed-out?reason=disabled");
    }

    @Test
    void aSignInThatFailsEndsOnAPageAndInNoLoop() {
        for (String callback :
                List.of(
                        "/login/oauth2/code/cognito?error=access_denied&state=x",
                        "/login/oauth2/code/cognito?code=x&state=forged")) {
            assertThat(location(browser.get(callback))).endsWith("/signed-out?reason=failed");
        }
        assertThat(browser.get("/signed-out?reason=failed").statusCode()).isEqualTo(200);
    }

    @Test
    void aSessionGetsANewIdAtSignIn() {
        browser.get("/oauth2/authorization/cognito");
        String before = browser.cookie("tc_portal");

        signIn(address("example.com"));

        assertThat(browser.cookie("tc_portal")).isNotEmpty().isNotEqualTo(before);
    }

    @Test
    void passwordsAndSignUpAreNotServed() {
        for (String path : List.of("/login", "/sign-up")) {
            assertThat(location(browser.get(path)))
                    .as(path)
                    .endsWith("/oauth2/authorization/cognito");
        }
    }

    private HttpResponse<String> signIn(String email, String... groups) {
        pool.nextIs(email, groups);
        return pool.signIn(browser);
    }

    private HttpResponse<String> signInWith(Map<String, Object> claims) {
        pool.nextIs(claims);
        return pool.signIn(browser);
    }

    private static User find(String email) {
        return fixture.users.findByEmail(new EmailAddress(email)).orElseThrow();
    }

    private static String address(String domain) {
        return "ada." + UUID.randomUUID() + "@" + domain;
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("location").orElse("");
    }
}
