package io.teamclaw.local.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.teamclaw.config.testing.TestTools;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * A headless browser; each person gets a context of their own, as if on a computer of their own.
 */
final class Chromium implements AutoCloseable {
    private static final List<String> ARGUMENTS =
            List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static Chromium launch() {
        var executable = TestTools.chromium();
        // On a busy machine a page takes longer than the five seconds of the default.
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        Playwright playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Chromium(
                playwright,
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(executable)
                                        .setArgs(ARGUMENTS)));
    }

    BrowserContext person(URI baseUrl) {
        BrowserContext context =
                browser.newContext(
                        new Browser.NewContextOptions()
                                .setBaseURL(baseUrl.toString())
                                .setViewportSize(1280, 860));
        context.setDefaultTimeout(60_000);
        return context;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
