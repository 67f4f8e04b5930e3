package io.teamclaw.adminui;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.teamclaw.adminui.testing.Chromium;
import io.teamclaw.adminui.testing.PortalFixture;
import io.teamclaw.config.keys.KeyPool.AuthType;
import io.teamclaw.config.keys.PoolKey;
import io.teamclaw.config.usage.TokenCounts;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.workspaces.StartPhase;
import io.teamclaw.lifecycle.workspaces.TaskAddress;
import io.teamclaw.lifecycle.workspaces.TaskRef;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/**
 * Takes a picture of each view, light and dark, wide and narrow, with people and usage made up: run
 * its main method with the test class path; the pictures land in {@code target/shots}.
 */
final class AdminUiPreview {
    private static final Path SHOTS = Path.of("target/shots");
    private static final EmailAddress ADMIN = new EmailAddress("admin@example.com");
    private static final String PASSWORD = "preview password";

    private final PortalFixture fixture;
    private final String origin;

    private AdminUiPreview(PortalFixture fixture, String origin) {
        this.fixture = fixture;
        this.origin = origin;
    }

    public static void main(String[] arguments) {
        try (PortalFixture fixture = new PortalFixture();
                AdminUi portal = AdminUi.start(fixture.parts(URI.create("http://localhost")));
                Playwright playwright = Chromium.playwright();
                Browser browser = Chromium.launch(playwright)) {
            AdminUiPreview preview =
                    new AdminUiPreview(fixture, "http://localhost:" + portal.port());
            fixture.accounts.ensureAdmin(ADMIN, Optional.of(PASSWORD));
            preview.emptyStates(browser);
            preview.people();
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                String suffix = "-" + scheme.name().toLowerCase();
                preview.wide(browser, scheme, suffix);
                preview.narrow(browser, scheme, suffix);
            }
        }
    }

    private void emptyStates(Browser browser) {
        try (BrowserContext context = context(browser, ColorScheme.LIGHT, 1280, 800)) {
            Page page = signIn(context);
            shot(page, "empty-workspace");
            for (String view : List.of("keys", "usage", "no-such-page")) {
                page.navigate(origin + "/" + view);
                shot(page, "empty-" + view);
            }
        }
    }

    private void people() {
        Random random = new Random(7);
        String[] names = {
            "Ada Lovelace", "Grace Hopper", "Barbara Liskov", "Radia Perlman", "Ken Thompson",
            "Edsger Dijkstra", "Margaret Hamilton", "Donald Knuth", "Frances Allen", "Alan Kay"
        };
        Instant now = Instant.now();
        for (String name : names) {
            User user = fixture.person(name, Role.EMPLOYEE);
            for (int day = 0; day < 30; day++) {
                long input = 400 + random.nextInt(9000);
                fixture.usage(
                        user,
                        now.minus(Duration.ofDays(day)),
                        new TokenCounts(input, input / 6, input * 3, input / 4, input / 20),
                        name.startsWith("Alan") && day == 3
                                ? OptionalLong.empty()
                                : OptionalLong.of(input * 21));
            }
            if (random.nextInt(3) == 0) {
                fixture.workspaces.start(user.id());
                fixture.runtime.ready(
                        fixture.runtime.awaitTask(user.id(), 1), new TaskAddress("127.0.0.1", 9));
            }
            if (name.startsWith("Ken")) {
                fixture.disable(user);
            }
        }
        fixture.keyPool.update(
                pool ->
                        pool.with(
                                        "anthropic",
                                        AuthType.API_KEY,
                                        new PoolKey(
                                                "sk-ant-made-up-for-the-picture-4711",
                                                Optional.of("Research"),
                                                Optional.empty(),
                                                Optional.empty()))
                                .with(
                                        "openai",
                                        AuthType.API_KEY,
                                        PoolKey.ofApiKey("sk-made-up-for-the-picture-0815")));
    }

    private void wide(Browser browser, ColorScheme scheme, String suffix) {
        try (BrowserContext context = context(browser, scheme, 1280, 800)) {
            Page page = context.newPage();
            page.navigate(origin + "/login");
            shot(page, "sign-in" + suffix);
            page.navigate(origin + "/sign-up");
            shot(page, "sign-up" + suffix);
            page.getByLabel("Name").fill("Nora New");
            page.getByLabel("E-mail").fill("nora" + suffix + "@example.com");
            page.getByLabel("Password").and(page.locator("input")).fill("a long password");
            page.locator("vaadin-button[theme~=primary]").click();
            page.getByLabel("Code").fill("12");
            page.locator("vaadin-button[theme~=primary]").click();
            shot(page, "sign-up-code" + suffix);
            page.close();
            page = signIn(context);
            workspace(page, suffix);
            for (String view : List.of("keys", "users", "usage")) {
                page.navigate(origin + "/" + view);
                shot(page, view + suffix);
            }
            page.navigate(origin + "/keys");
            page.locator("#add-key").click();
            shot(page, "keys-dialog" + suffix);
            page.keyboard().press("Escape");
            page.locator("#user-menu vaadin-menu-bar-button").first().click();
            shot(page, "user-menu" + suffix);
            page.navigate(origin + "/usage");
            page.setViewportSize(1280, 2200);
            shot(page, "usage-whole" + suffix);
        }
    }

    /** A start that is held at a phase, then runs, then fails. */
    private void workspace(Page page, String suffix) {
        User admin = fixture.users.findByEmail(ADMIN).orElseThrow();
        int launches = fixture.runtime.launchesOf(admin.id()).size();
        page.locator("#start").click();
        TaskRef task = fixture.runtime.awaitTask(admin.id(), launches + 1);
        fixture.runtime.phase(task, StartPhase.GATEWAY);
        page.locator(".start-steps .current:has-text('Starting OpenClaw')").waitFor();
        shot(page, "workspace-starting" + suffix);
        fixture.runtime.ready(task, new TaskAddress("127.0.0.1", 9));
        page.locator("#open").waitFor();
        shot(page, "workspace-running" + suffix);
        page.locator("#stop").click();
        shot(page, "workspace-stop" + suffix);
        page.keyboard().press("Escape");
        fixture.runtime.end(task, "OpenClaw ended with exit code 1: out of memory.");
        page.locator("#start").waitFor();
        shot(page, "workspace-failed" + suffix);
    }

    private void narrow(Browser browser, ColorScheme scheme, String suffix) {
        try (BrowserContext context = context(browser, scheme, 375, 780)) {
            Page page = context.newPage();
            page.navigate(origin + "/sign-up");
            shot(page, "narrow-sign-up" + suffix);
            page.close();
            page = signIn(context);
            shot(page, "narrow-workspace" + suffix);
            page.navigate(origin + "/usage");
            shot(page, "narrow-usage" + suffix);
        }
    }

    private static BrowserContext context(
            Browser browser, ColorScheme scheme, int width, int height) {
        return browser.newContext(
                new Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setColorScheme(scheme));
    }

    private Page signIn(BrowserContext context) {
        Page page = context.newPage();
        page.navigate(origin + "/login");
        Chromium.signIn(page, ADMIN.value(), PASSWORD);
        return page;
    }

    private static void shot(Page page, String name) {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.locator("vaadin-connection-indicator[loading]")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        page.waitForTimeout(600);
        page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve(name + ".png")));
    }
}
