package io.teamclaw.local.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.function.Supplier;

/** What one person does in the portal, with one browser tab. */
record Portal(Page page) {
    /** A workspace's first start: a JVM, a validation and OpenClaw, on a busy machine. */
    private static final double START_MILLIS = 240_000;

    private static final double ANSWER_MILLIS = 120_000;

    void signIn(String email, String password) {
        page.navigate("/login");
        page.getByLabel("E-mail").fill(email);
        page.locator("vaadin-password-field input").fill(password);
        button("Sign in").click();
        assertThat(page.locator("vaadin-app-layout")).isVisible();
        // Administrators come to the dashboard first.
        page.navigate("/workspace");
        assertThat(page.locator(".workspace-card h2")).isVisible();
    }

    /**
     * @param code asked for when the page wants the code that was mailed
     */
    void signUp(String name, String email, String password, Supplier<String> code) {
        page.navigate("/sign-up");
        page.getByLabel("Name").fill(name);
        page.getByLabel("E-mail").fill(email);
        page.locator("vaadin-password-field input").fill(password);
        button("Sign up").click();
        page.getByLabel("Code").fill(code.get());
        button("Confirm").click();
        page.waitForURL(url -> !url.contains("sign-up"));
    }

    /**
     * @param provider as the list names it, e.g. {@code Anthropic}
     */
    void addKey(String provider, String key) {
        page.navigate("/keys");
        page.locator("#add-key").click();
        page.locator("#new-key-provider").click();
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(provider).setExact(true))
                .click();
        page.locator("#new-keys textarea").fill(key);
        page.getByLabel("Save them unchecked").check();
        page.locator("#save-key").click();
        assertKeyIsListed(provider);
    }

    void assertKeyIsListed(String provider) {
        assertThat(
                        page.locator(".provider-panel h2")
                                .filter(new Locator.FilterOptions().setHasText(provider))
                                .first())
                .isVisible();
    }

    void startWorkspace() {
        page.navigate("/workspace");
        page.locator("#start").click();
        assertThat(page.locator("#open"))
                .isVisible(new IsVisibleOptions().setTimeout(START_MILLIS));
    }

    /** Answers the question that a destructive action asks. */
    void confirm(String action) {
        page.getByRole(AriaRole.ALERTDIALOG)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(action).setExact(true))
                .click();
    }

    /** The tab in which OpenClaw's own interface opens. */
    Page openWorkspace() {
        return page.waitForPopup(() -> page.locator("#open").click());
    }

    /** OpenClaw's interface is there, after whatever start it took. */
    static void awaitOpenClaw(Page openClaw) {
        assertThat(openClaw.getByLabel("Chat composer"))
                .isVisible(new IsVisibleOptions().setTimeout(START_MILLIS));
    }

    /** Sends a message in OpenClaw's interface and waits for a text of the answer. */
    static void chat(Page openClaw, String message, String answer) {
        openClaw.getByLabel("Chat composer").fill(message);
        openClaw.keyboard().press("Enter");
        assertThat(openClaw.getByText(answer).first())
                .isVisible(new IsVisibleOptions().setTimeout(ANSWER_MILLIS));
    }

    /**
     * A person's usage as the company's usage view shows it, once so many requests are counted:
     * metering and roll-up follow the call.
     */
    ShownUsage awaitUsageOf(String email, long requests) {
        page.navigate("/usage?by=person");
        Locator row = page.locator("tr").filter(new Locator.FilterOptions().setHasText(email));
        page.waitForCondition(
                () -> {
                    page.locator("#refresh").click();
                    return row.isVisible() && shown(row).requests() == requests;
                });
        return shown(row);
    }

    private static ShownUsage shown(Locator row) {
        return ShownUsage.of(row.locator("td, th").allInnerTexts());
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
