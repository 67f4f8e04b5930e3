package io.teamclaw.adminui.preferences.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static com.github.mvysny.kaributesting.v10.NotificationsKt.expectNotifications;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.TextArea;
import io.teamclaw.adminui.KaribuTest;
import io.teamclaw.adminui.account.ui.SignInView;
import io.teamclaw.adminui.config.ConfigData;
import io.teamclaw.adminui.config.ui.Saving;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PreferencesViewTest extends KaribuTest {
    private ConfigData data;

    @BeforeEach
    void clearBefore() {
        data = new ConfigData(fixture);
        data.clear();
    }

    @AfterEach
    void clear() {
        data.clear();
    }

    @Test
    @SuppressWarnings("unchecked")
    void anEmployeeChoosesForThemselvesAndTheRestOfTheirTierStays() {
        User eve = signInAs("Eve Employee", Role.EMPLOYEE);
        data.put("user#" + eve.id(), "openclaw/agents", "{'defaults': {'timeoutSeconds': 9}}");
        UI.getCurrent().navigate("preferences");
        ComboBox<String> zone =
                _get(ComboBox.class, spec -> spec.withId("common-agents-defaults-userTimezone"));
        _setValue(zone, "Europe/Berlin");

        _click(_get(Button.class, spec -> spec.withId("save-common")));

        expectNotifications("Common settings: saved");
        assertThat(data.store.get("user#" + eve.id(), "openclaw/agents"))
                .contains(
                        "{\"defaults\":{\"timeoutSeconds\":9,\"userTimezone\":\"Europe/Berlin\"}}");
    }

    @Test
    @SuppressWarnings("unchecked")
    void onlyAllowedModelsAreOfferedAndNoToolIsAllowedAgain() {
        data.put("global", "platform/allowed-models", "['anthropic']");
        signInAs("Eve Employee", Role.EMPLOYEE);
        UI.getCurrent().navigate("preferences");

        ComboBox<String> model =
                _get(ComboBox.class, spec -> spec.withId("common-agents-defaults-model-primary"));
        assertThat(model.getListDataView().getItems())
                .isNotEmpty()
                .allMatch(each -> each.startsWith("anthropic/"));
        assertThat(_find(ComboBox.class)).hasSize(4);
    }

    @Test
    void ownTextIsSavedAndOneThatIsTooLongIsRefused() {
        User eve = signInAs("Eve Employee", Role.EMPLOYEE);
        UI.getCurrent().navigate("preferences");
        _setValue(_get(TextArea.class, spec -> spec.withId("soul")), "Be \"brief\".");
        _click(_get(Button.class, spec -> spec.withId("save-soul")));
        expectNotifications("SOUL.md: saved");
        assertThat(data.store.get("user#" + eve.id(), "bootstrap/SOUL.md"))
                .contains("\"Be \\\"brief\\\".\"");

        TextArea aboutMe = _get(TextArea.class, spec -> spec.withId("about-me"));
        _setValue(aboutMe, "x".repeat(4_001));
        _click(_get(Button.class, spec -> spec.withId("save-about-me")));
        assertThat(_find(Saving.class))
                .anyMatch(
                        each -> each.getElement().getTextRecursively().contains("4001 characters"));
        assertThat(aboutMe.getValue()).hasSize(4_001);
        assertThat(data.store.get("user#" + eve.id(), "bootstrap/USER.md")).isEmpty();
    }

    @Test
    void nobodyIsSentToSignIn() {
        UI.getCurrent().navigate("preferences");
        _assertOne(SignInView.class);
        _assertNone(PreferencesView.class);
    }
}
