package io.teamclaw.adminui.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;

/** The dashboard's first steps. */
record Checklist(Visitor admin) {
    /** So many are ticked, these among them. */
    void hasDone(int number, String... steps) {
        admin.go("dashboard");
        assertThat(admin.page().locator(".onboarding li")).hasCount(4);
        Locator done = admin.page().locator(".onboarding li.done");
        assertThat(done).hasCount(number);
        for (String step : steps) {
            assertThat(done.filter(new Locator.FilterOptions().setHasText(step))).hasCount(1);
        }
    }

    void isGone() {
        admin.go("dashboard");
        admin.page().locator(".dashboard .stat").first().waitFor();
        admin.page().waitForFunction(Settled.SCRIPT);
        assertThat(admin.page().getByText("First steps")).isHidden();
    }
}
