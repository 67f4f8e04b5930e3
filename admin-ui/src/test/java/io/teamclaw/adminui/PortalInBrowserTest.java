package io.teamclaw.adminui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.RequestOptions;
import io.teamclaw.adminui.testing.Chromium;
import io.teamclaw.adminui.testing.PortalFixture;
import io.teamclaw.config.usage.TokenCounts;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.workspaces.TaskAddress;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What only a browser can tell: push, the content security policy, colours, cookies at sign-out.
 */
class PortalInBrowserTest {
    private static final String PASSWORD = "a password of mine";
    private static PortalFixture fixture;
    private static AdminUi portal;
    private static Playwright playwright;
    private static Browser browser;

    private final List<String> troubles = new ArrayList<>();
    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void start() {
        fixture = new PortalFixture();
        portal = AdminUi.start(fixture.parts(URI.create("http://localhost")));
        playwright = Chromium.playwright();
        browser = Chromium.launch(playwright);
    }

    @AfterAll
    static void stop() {
        if (playwright != null) {
            playwright.close();
        }
        portal.close();
        fixture.close();
    }

    @BeforeEach
    void open() {
        context =
                browser.newContext(
                        new Browser.NewContextOptions().setColorScheme(ColorScheme.LIGHT));
        page = context.newPage();
        page.onPageError(troubles::add);
        page.onConsoleMessage(
                message -> {
                    if (message.type().equals("error")) {
                        troubles.add(message.text());
                    }
                });
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void everyViewWorksUnderTheContentSecurityPolicy() {
        User admin = signIn(Role.ADMIN);
        fixture.usage(admin, Instant.now(), new TokenCounts(1, 1, 1, 1, 1), OptionalLong.of(17));
        page.getByText("API keys").first().click();
        assertThat(page.locator("#add-key")).isVisible();
        page.getByText("People").first().click();
        assertThat(page.locator("vaadin-grid")).isVisible();
        page.getByText("Usage").first().click();
        page.waitForFunction("document.querySelector('.chart')?.$chart !== undefined");
        assertThat(troubles).isEmpty();
    }

    @Test
    void theChosenColoursComeBackWithTheNextPage() {
        signIn(Role.EMPLOYEE);
        page.locator("#scheme-toggle").click();
        page.waitForCondition(() -> scheme().equals("dark"));

        page.reload();
        assertThat(scheme()).as("before any script of ours").isEqualTo("dark");

        page.locator("#scheme-toggle").click();
        page.waitForCondition(() -> scheme().equals("light"));
    }

    @Test
    void aStartIsSeenWithoutReloading() {
        User user = signIn(Role.EMPLOYEE);
        page.locator("#start").click();
        assertThat(page.locator(".start-steps .current")).containsText("Starting the key sidecar");
        fixture.runtime.ready(
                fixture.runtime.awaitTask(user.id(), 1), new TaskAddress("127.0.0.1", 9));
        assertThat(page.locator("#open")).isVisible();
    }

    @Test
    void anEmployeeReadsThatAPageIsForAdministrators() {
        signIn(Role.EMPLOYEE);
        page.navigate(origin() + "/keys");
        assertThat(page.getByText("This page is not for your role")).isVisible();
        assertThat(page.locator("#add-key")).hasCount(0);
        page.navigate(origin() + "/no-such-page");
        assertThat(page.getByText("There is nothing here")).isVisible();
    }

    @Test
    void signingOutTakesTheWorkspaceCookieAway() {
        User user = signIn(Role.EMPLOYEE);
        page.request().get(origin() + "/open", RequestOptions.create().setMaxRedirects(0));
        assertThat(workspaceCookies(user)).hasSize(1);

        page.locator("#user-menu vaadin-menu-bar-button").first().click();
        page.getByText("Sign out").click();
        assertThat(page.getByLabel("E-mail")).isVisible();

        assertThat(workspaceCookies(user)).isEmpty();
        page.navigate(origin() + "/");
        assertThat(page.getByLabel("E-mail")).isVisible();
    }

    @Test
    void aDisabledPersonsOpenPageEndsAtSignIn() {
        User user = signIn(Role.EMPLOYEE);
        fixture.disable(user);

        page.waitForURL(url -> url.contains("/signed-out"));
        assertThat(page.getByText("Your account is disabled")).isVisible();
    }

    private List<Cookie> workspaceCookies(User user) {
        return context.cookies(origin() + "/u/" + user.id() + "/").stream()
                .filter(cookie -> cookie.name.equals("tc_session"))
                .toList();
    }

    private String scheme() {
        return page.evaluate("getComputedStyle(document.documentElement).colorScheme").toString();
    }

    private User signIn(Role role) {
        User user = fixture.person("Some Body", role);
        fixture.accounts.ensureAdmin(user.email(), Optional.of(PASSWORD));
        page.navigate(origin() + "/login");
        Chromium.signIn(page, user.email().value(), PASSWORD);
        return user;
    }

    private static String origin() {
        return "http://localhost:" + portal.port();
    }
}
