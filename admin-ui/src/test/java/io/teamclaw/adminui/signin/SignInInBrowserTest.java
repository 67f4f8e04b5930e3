package io.teamclaw.adminui.signin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.WebSocket;
import com.microsoft.playwright.options.AriaRole;
import io.teamclaw.adminui.AdminUi;
import io.teamclaw.adminui.testing.Chromium;
import io.teamclaw.adminui.testing.CompanyPool;
import io.teamclaw.adminui.testing.FreePort;
import io.teamclaw.adminui.testing.PortalFixture;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sign-in at a provider, in a browser: the way in, the way out, and being put out. */
class SignInInBrowserTest {
    private static PortalFixture fixture;
    private static CompanyPool pool;
    private static AdminUi portal;
    private static Playwright playwright;
    private static Browser browser;
    private static String origin;

    private final List<String> troubles = new ArrayList<>();
    private final List<WebSocket> sockets = new ArrayList<>();
    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void start() {
        fixture = new PortalFixture();
        pool = new CompanyPool();
        int port = FreePort.find();
        origin = "http://localhost:" + port;
        portal = AdminUi.start(fixture.parts(URI.create(origin), pool.identity(), port));
        playwright = Chromium.playwright();
        browser = Chromium.launch(playwright);
    }

    @AfterAll
    static void stop() {
        if (playwright != null) {
            playwright.close();
        }
        portal.close();
        pool.close();
        fixture.close();
    }

    @BeforeEach
    void open() {
        context = browser.newContext();
        page = context.newPage();
        page.setDefaultTimeout(60_000);
        page.onPageError(troubles::add);
        page.onWebSocket(sockets::add);
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
    void theProviderSignsInAndOut() {
        signIn("admin");
        assertThat(page.getByText("Administration", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(troubles).isEmpty();
        page.locator("#user-menu vaadin-menu-bar-button").first().click();
        page.locator("vaadin-menu-bar-item").getByText("Sign out").click();

        page.waitForURL(url -> url.startsWith(pool.issuer() + "/logout?"));

        assertThat(page.url())
                .contains("client_id=" + CompanyPool.CLIENT)
                .containsPattern("logout_uri=http(:|%3A)(/|%2F){2}localhost");
        // Whoever comes back is nobody, and goes to the provider.
        pool.nextIs("another." + UUID.randomUUID() + "@example.com");
        page.navigate(origin + "/");
        page.locator("#user-menu").waitFor();
        assertThat(page.getByText("Administration", new Page.GetByTextOptions().setExact(true)))
                .hasCount(0);
    }

    @Test
    void aDisabledPersonsOpenPageIsGoneWithoutAClick() {
        User user = find(signIn());
        page.waitForCondition(() -> !sockets.isEmpty());
        WebSocket push = sockets.getFirst();

        fixture.disable(user);
        page.waitForURL(url -> url.contains("/signed-out?reason=disabled"));

        assertThat(page.getByText("Your account is disabled")).isVisible();
        assertThat(
                        page.getByRole(
                                AriaRole.LINK,
                                new Page.GetByRoleOptions().setName("Use another account")))
                .isVisible();
        // The browser tells of it after it shows the next page.
        page.waitForCondition(push::isClosed);
        assertThat(troubles).isEmpty();
    }

    @Test
    void aNewRoleAsksForANewSignIn() {
        User user = find(signIn());
        fixture.users.update(
                user.id(),
                now ->
                        new User(
                                now.id(),
                                now.email(),
                                now.name(),
                                Role.FINANCE,
                                now.teamId(),
                                now.disabled(),
                                now.createdAt(),
                                now.version()));

        page.waitForURL(url -> url.contains("/signed-out?reason=role-changed"));
        pool.nextIs(user.email().value(), "finance");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign in")).click();

        page.locator("#user-menu").waitFor();
        assertThat(find(user.email().value()).role()).isEqualTo(Role.FINANCE);
    }

    private String signIn(String... groups) {
        String email = "ada." + UUID.randomUUID() + "@example.com";
        pool.nextIs(email, groups);
        page.navigate(origin + "/");
        page.locator("#user-menu").waitFor();
        return email;
    }

    private static User find(String email) {
        return fixture.users.findByEmail(new EmailAddress(email)).orElseThrow();
    }
}
