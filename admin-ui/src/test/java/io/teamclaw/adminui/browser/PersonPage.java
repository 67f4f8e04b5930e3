package io.teamclaw.adminui.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.teamclaw.lifecycle.users.User;

/** What an administrator sees of a person. */
record PersonPage(Visitor admin, User user) {
    void open() {
        admin.go("people");
        admin.page().locator("vaadin-grid").getByText(user.name()).click();
        assertThat(admin.page().locator(".panel-head").first()).containsText(user.name());
    }

    void askToDelete() {
        admin.page().locator("#delete").click();
        assertThat(admin.text("Type the e-mail address to confirm")).isVisible();
    }

    void delete() {
        admin.page().locator("#delete-person").click();
    }

    /** Deleting takes as long as the workspace takes to go. */
    void isGone() {
        admin.goUntil("people", () -> admin.page().getByText(user.email().value()).count() == 0);
    }
}
