package io.teamclaw.adminui.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;

/** The page of API keys, here of one provider. */
record KeysPage(Visitor admin) {
    void add(String label, String key) {
        admin.go("keys");
        admin.page().locator("#add-key").click();
        admin.choose(admin.page().locator("#new-key-provider"), AriaRole.OPTION, "Anthropic");
        admin.page().locator("#new-keys textarea").fill(key);
        admin.page().getByText("Save them unchecked").click();
        admin.fill("Label (optional)", label);
        admin.page().locator("#save-key").click();
        assertThat(admin.text("The key is added.")).isVisible();
    }

    /** Chooses it from the menu of a key and says yes. */
    void act(String label, String action) {
        admin.choose(
                admin.page().getByLabel("Actions for Anthropic " + label).first(),
                AriaRole.MENUITEM,
                action);
        admin.confirm();
    }

    void shows(String label, String state) {
        assertThat(row(label)).containsText(state);
    }

    void lacks(String label) {
        assertThat(admin.page().getByText(label)).hasCount(0);
    }

    /** A grid's cells stand in its rows by slots, so that the state is found beside the name. */
    private Locator row(String label) {
        return admin.page()
                .locator("vaadin-grid-cell-content")
                .filter(new Locator.FilterOptions().setHasText(label))
                .locator("xpath=following-sibling::vaadin-grid-cell-content[1]");
    }
}
