package io.teamclaw.adminui.workspace;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import io.teamclaw.adminui.AdminUi;
import io.teamclaw.adminui.testing.Chromium;
import io.teamclaw.adminui.testing.PortalFixture;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.workspaces.TaskAddress;
import io.teamclaw.lifecycle.workspaces.WorkspaceService;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Several people look at the same workspaces at a time. */
class WorkspacesInBrowserTest {
    private static final String PASSWORD = "a password of mine";
    private static PortalFixture fixture;
    private static AdminUi portal;
    private static Playwright playwright;
    private static Browser browser;
    private final List<String> troubles = new ArrayList<>();

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

    @Test
    void twoViewersSeeAChangeOfThisAndOfAnotherProcessWithoutReloading() {
        User owner = fixture.person("Olga Owner", Role.EMPLOYEE);
        try (BrowserContext first = browser.newContext();
                BrowserContext second = browser.newContext();
                WorkspaceService elsewhere =
                        fixture.platform.service(fixture.dynamoDb, fixture.users)) {
            Page one = open(first, "workspaces");
            Page two = open(second, "workspaces/" + owner.id());
            assertThat(one.getByText("No workspace is up")).isVisible();
            assertThat(two.getByText("Not started yet")).isVisible();

            fixture.workspaces.start(owner.id());
            assertThat(one.getByText("Olga Owner")).isVisible();
            fixture.runtime.ready(
                    fixture.runtime.awaitTask(owner.id(), 1), new TaskAddress("127.0.0.1", 9));
            assertThat(one.locator("vaadin-grid vaadin-badge, vaadin-grid [theme~=badge]").first())
                    .containsText("Running");
            assertThat(two.locator(".panel-head").first()).containsText("Running");

            elsewhere.stopNow(owner.id());
            assertThat(one.getByText("No workspace is up")).isVisible();
            assertThat(two.locator(".panel-head").first()).containsText("Stopped");
            assertThat(troubles).isEmpty();
        }
    }

    private Page open(BrowserContext context, String route) {
        Page page = context.newPage();
        page.onPageError(troubles::add);
        page.onConsoleMessage(
                message -> {
                    if (message.type().equals("error")) {
                        troubles.add(message.text());
                    }
                });
        User admin = fixture.person("Anna Admin", Role.ADMIN);
        fixture.accounts.ensureAdmin(admin.email(), Optional.of(PASSWORD));
        page.navigate("http://localhost:" + portal.port() + "/login");
        Chromium.signIn(page, admin.email().value(), PASSWORD);
        page.navigate("http://localhost:" + portal.port() + "/" + route);
        return page;
    }
}
