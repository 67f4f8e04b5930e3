package io.teamclaw.adminui.browser;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import io.teamclaw.adminui.testing.Chromium;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Somebody at a browser of their own, and what its console complained of. */
final class Visitor implements AutoCloseable {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots", "journeys");

    private final BrowserContext context;
    private final Page page;
    private final String origin;
    private final List<String> troubles = new ArrayList<>();

    Visitor(Browser browser, String origin, String timeZone) {
        this.origin = origin;
        this.context =
                browser.newContext(
                        new Browser.NewContextOptions()
                                .setViewportSize(1280, 800)
                                .setTimezoneId(timeZone));
        this.page = context.newPage();
        page.onPageError(troubles::add);
        page.onConsoleMessage(
                message -> {
                    // Chromium itself reports the status that a page for other roles comes with.
                    if (message.type().equals("error")
                            && !message.text().contains("status of 403")) {
                        troubles.add(page.url() + ": " + message.text());
                    }
                });
    }

    Page page() {
        return page;
    }

    List<String> troubles() {
        return List.copyOf(troubles);
    }

    /** Begins anew: what was asked for in vain before would be opened instead of the portal. */
    Visitor signIn(String email, String password) {
        context.clearCookies();
        go("login");
        Chromium.signIn(page, email, password);
        return this;
    }

    void go(String path) {
        page.navigate(origin + "/" + path);
    }

    /** Opens a page again and again until it shows what only comes with time. */
    void goUntil(String path, BooleanSupplier shown) {
        page.waitForCondition(
                () -> {
                    go(path);
                    page.waitForFunction(Settled.SCRIPT);
                    return shown.getAsBoolean();
                },
                new Page.WaitForConditionOptions().setTimeout(90_000));
    }

    /** What an address answers with this visitor's cookies, its redirect not followed. */
    APIResponse ask(String path) {
        return context.request()
                .get(origin + "/" + path, RequestOptions.create().setMaxRedirects(0));
    }

    void press(String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    /** Says yes to the question that is asked. */
    void confirm() {
        page.locator("vaadin-confirm-dialog > [slot='confirm-button']").click();
    }

    void fill(String label, String text) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                .and(page.locator("input, textarea"))
                .fill(text);
    }

    /** Opens a menu or a list of choices and takes one. */
    void choose(Locator opener, AriaRole role, String choice) {
        opener.click();
        page.getByRole(role, new Page.GetByRoleOptions().setName(choice).setExact(true)).click();
    }

    Locator text(String text) {
        return page.getByText(text).first();
    }

    /** Keeps how it looks now. */
    void shoot(String moment) {
        page.waitForFunction(Settled.SCRIPT);
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(moment + ".png")));
    }

    @Override
    public void close() {
        context.close();
    }
}
