package io.teamclaw.adminui;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.adminui.testing.PortalBrowser;
import io.teamclaw.adminui.testing.PortalFixture;
import io.teamclaw.lifecycle.session.SessionToken;
import io.teamclaw.lifecycle.testing.AtOnce;
import io.teamclaw.lifecycle.testing.Eventually;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The started portal as a browser's HTTP sees it. */
class PortalHttpTest {
    private static final String PASSWORD = "a password of mine";
    private static PortalFixture fixture;
    private static AdminUi portal;

    private final PortalBrowser browser = new PortalBrowser(portal.port());

    @BeforeAll
    static void start() {
        fixture = new PortalFixture();
        portal = AdminUi.start(fixture.parts(URI.create("http://localhost:8080")));
    }

    @AfterAll
    static void stop() {
        portal.close();
        fixture.close();
    }

    @Test
    void nobodyIsSentToSignIn() {
        for (String path : new String[] {"/", "/keys", "/users", "/usage", "/open", "/no-such"}) {
            HttpResponse<String> answer = browser.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(302);
            assertThat(location(answer)).as(path).endsWith("/login");
        }
    }

    @Test
    void theProductionBundleAndOurAssetsAreThereForEverybody() {
        HttpResponse<String> page = browser.get("/login");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("lang=\"en\"").contains("assets/favicon.svg");
        Matcher bundle =
                Pattern.compile("\"(\\./)?(VAADIN/build/[^\"]+\\.js)\"").matcher(page.body());
        assertThat(bundle.find()).as("a script of the bundle").isTrue();
        assertThat(browser.get("/" + bundle.group(2)).statusCode()).isEqualTo(200);
        assertThat(browser.get("/assets/portal.css").statusCode()).isEqualTo(200);
        assertThat(browser.get("/assets/cost-chart.js").statusCode()).isEqualTo(200);
        assertThat(browser.get("/webjars/chart.js/4.5.1/dist/chart.umd.min.js").statusCode())
                .isEqualTo(200);
    }

    @Test
    void answersTellTheBrowserToBeCareful() {
        var headers = browser.get("/login").headers();
        assertThat(headers.firstValue("content-security-policy").orElse(""))
                .contains("default-src 'self'", "frame-ancestors 'none'", "object-src 'none'");
        assertThat(headers.firstValue("x-content-type-options")).contains("nosniff");
        assertThat(headers.firstValue("referrer-policy")).contains("same-origin");
    }

    @Test
    void onlyAPagesOwnScriptsRun() {
        HttpResponse<String> page = browser.get("/login");
        String policy = page.headers().firstValue("content-security-policy").orElseThrow();
        assertThat(policy).contains("script-src 'self' 'unsafe-eval' 'nonce-");
        assertThat(policy.replaceAll("style-src[^;]*", "")).doesNotContain("unsafe-inline");
        Matcher nonce = Pattern.compile("'nonce-([^']+)'").matcher(policy);
        assertThat(nonce.find()).isTrue();
        assertThat(Pattern.compile("<script(?![^>]*nonce=)").matcher(page.body()).find())
                .as("a script without the nonce")
                .isFalse();
        assertThat(page.body()).contains("nonce=\"" + nonce.group(1) + "\"");
        assertThat(browser.get("/login").headers().firstValue("content-security-policy"))
                .as("used once")
                .isNotEqualTo(page.headers().firstValue("content-security-policy"));
        assertThat(
                        browser.get("/assets/portal.css")
                                .headers()
                                .firstValue("content-security-policy")
                                .orElseThrow())
                .contains("script-src 'self';");
    }

    @Test
    void pagesAreKeptInNoCache() {
        User user = account();
        browser.signIn(user.email().value(), PASSWORD);
        for (String path : List.of("/", "/login", "/signed-out", "/health")) {
            assertThat(browser.get(path).headers().firstValue("cache-control").orElse(""))
                    .as(path)
                    .contains("no-store");
        }
    }

    @Test
    void theLoadBalancerHearsThatItLivesAndOpensNoSession() {
        HttpResponse<String> answer = browser.get("/health");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("ok");
        assertThat(answer.headers().allValues("set-cookie")).isEmpty();
    }

    @Test
    void signInGivesTheSessionANewId() {
        User user = account();
        browser.get("/login");
        String before = browser.cookie("tc_portal");
        browser.signIn(user.email().value(), PASSWORD);
        assertThat(browser.cookie("tc_portal")).isNotEmpty().isNotEqualTo(before);
    }

    @Test
    void signInSetsAnHttpOnlyCookieOfItsOwn() {
        User user = account();

        HttpResponse<String> answer = browser.signIn(user.email().value(), PASSWORD);

        assertThat(location(answer)).endsWith("/");
        assertThat(answer.headers().allValues("set-cookie"))
                .anySatisfy(
                        cookie ->
                                assertThat(cookie)
                                        .startsWith("tc_portal=")
                                        .contains("Path=/", "HttpOnly", "SameSite=Lax")
                                        .doesNotContain("Secure"));
        assertThat(browser.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void wrongPasswordsGetTheSameAnswerAndThenAPause() {
        User user = account();
        for (int i = 0; i < 5; i++) {
            assertThat(location(browser.signIn(user.email().value(), "wrong password")))
                    .endsWith("/login?error");
            assertThat(location(browser.signIn("nobody@example.com", "wrong password")))
                    .endsWith("/login?error");
        }
        assertThat(location(browser.signIn(user.email().value(), PASSWORD)))
                .endsWith("/login?blocked");
        assertThat(location(browser.signIn("nobody@example.com", PASSWORD)))
                .endsWith("/login?blocked");
    }

    @Test
    void guessesAtTheSameTimeAreLimitedTogether() throws Exception {
        User user = account();

        List<String> answers =
                AtOnce.run(
                        20,
                        number ->
                                location(
                                        new PortalBrowser(portal.port())
                                                .signIn(user.email().value(), "wrong password")));

        assertThat(answers).filteredOn(each -> each.endsWith("/login?error")).hasSize(5);
        assertThat(answers).filteredOn(each -> each.endsWith("/login?blocked")).hasSize(15);
    }

    @Test
    void whatIsNoAddressIsRefusedAndNotRemembered() {
        for (String name : new String[] {"nobody", "x".repeat(40_000)}) {
            for (int i = 0; i < 7; i++) {
                assertThat(location(browser.signIn(name, PASSWORD))).endsWith("/login?error");
            }
        }
    }

    @Test
    void aFormOfSenselessSizeIsNotRead() {
        HttpResponse<String> answer = browser.signIn("x".repeat(100_000), PASSWORD);
        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void openLeadsIntoOnesOwnWorkspace() {
        User user = account();
        browser.signIn(user.email().value(), PASSWORD);

        HttpResponse<String> answer = browser.get("/open");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(location(answer)).isEqualTo("/u/" + user.id() + "/");
        assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
        String cookie = answer.headers().firstValue("set-cookie").orElseThrow();
        assertThat(cookie)
                .startsWith("tc_session=")
                .contains("; Path=/u/" + user.id() + ";", "Max-Age=43200", "HttpOnly")
                .contains("SameSite=Lax")
                .doesNotContain("Secure");
        String token = cookie.substring("tc_session=".length(), cookie.indexOf(';'));
        assertThat(fixture.tokens.verify(token).map(SessionToken::userId)).contains(user.id());
    }

    @Test
    void overHttpsBothCookiesAreSecure() {
        User user = account();
        try (AdminUi https = AdminUi.start(fixture.parts(URI.create("https://claw.example.com")))) {
            PortalBrowser other = new PortalBrowser(https.port());
            assertThat(other.get("/login").headers().firstValue("strict-transport-security"))
                    .contains("max-age=31536000");
            assertThat(browser.get("/login").headers().firstValue("strict-transport-security"))
                    .isEmpty();
            assertThat(
                            other.signIn(user.email().value(), PASSWORD)
                                    .headers()
                                    .allValues("set-cookie"))
                    .anySatisfy(cookie -> assertThat(cookie).contains("tc_portal=", "Secure"));
            assertThat(other.get("/open").headers().allValues("set-cookie"))
                    .anySatisfy(cookie -> assertThat(cookie).contains("tc_session=", "Secure"));
        }
    }

    @Test
    void aDisabledPersonIsOutWithinSeconds() {
        User user = account();
        browser.signIn(user.email().value(), PASSWORD);
        assertThat(browser.get("/open").statusCode()).isEqualTo(303);

        fixture.disable(user);

        long began = System.nanoTime();
        Eventually.get(() -> browser.get("/open").statusCode(), status -> status == 302);
        assertThat(System.nanoTime() - began).isLessThan(10_000_000_000L);
        assertThat(location(browser.signIn(user.email().value(), PASSWORD)))
                .endsWith("/login?error");
    }

    private static User account() {
        User user = fixture.person("Some Body", Role.EMPLOYEE);
        fixture.accounts.ensureAdmin(user.email(), Optional.of(PASSWORD));
        return user;
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("location").orElse("");
    }
}
