package io.teamclaw.adminui.settings.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static com.github.mvysny.kaributesting.v10.NotificationsKt.expectNotifications;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.mvysny.kaributesting.v10.MockAccessDeniedException;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import io.teamclaw.adminui.KaribuTest;
import io.teamclaw.adminui.config.ConfigData;
import io.teamclaw.adminui.config.ui.Saving;
import io.teamclaw.config.policy.RunawayAnswer;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.users.Role;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SettingsViewTest extends KaribuTest {
    private ConfigData data;

    @BeforeEach
    void signIn() {
        data = new ConfigData(fixture);
        data.clear();
        signInAs("Ada Admin", Role.ADMIN);
    }

    @AfterEach
    void clear() {
        data.clear();
    }

    @Test
    void domainsAreExactAndChecked() {
        UI.getCurrent().navigate("settings");
        assertThat(chips("domains").getValue()).containsExactly("example.com");

        chips("domains").setItems("example.com", "no domain");
        _setValue(chips("domains"), Set.of("no domain"));
        _click(button("save-domains"));
        assertThat(problems()).contains("no domain is no domain");

        chips("domains").setItems("example.com", "example.org");
        _setValue(chips("domains"), Set.of("example.org"));
        _click(button("save-domains"));
        expectNotifications("Allowed domains: saved");
        assertThat(data.store.signUpPolicy(Set.of()).allowedDomains())
                .containsExactly("example.org");
    }

    @Test
    @SuppressWarnings("unchecked")
    void theDefaultTeamIsOneThatIsThere() {
        UI.getCurrent().navigate("settings");
        Select<Team> teams = _get(Select.class, spec -> spec.withId("default-team"));
        _setValue(teams, fixture.teams.find(Team.DEFAULT).orElseThrow());

        _click(button("save-team"));

        expectNotifications("Default team: saved");
        assertThat(data.store.defaultTeam()).contains(Team.DEFAULT);
    }

    @Test
    void allowedModelsAreSavedAndTakenBack() {
        UI.getCurrent().navigate("settings");
        _setValue(chips("models"), Set.of("anthropic"));
        _click(button("save-models"));
        expectNotifications("Allowed models: saved");
        assertThat(data.store.get("global", "platform/allowed-models")).contains("[\"anthropic\"]");

        _setValue(chips("models"), Set.of());
        _click(button("save-models"));
        assertThat(data.store.get("global", "platform/allowed-models")).isEmpty();
    }

    @Test
    void numbersAreSavedResetAndBounded() {
        UI.getCurrent().navigate("settings");
        _setValue(number("idle-minutes"), 45);
        _click(button("save-idle-minutes"));
        expectNotifications("Stop when unused for (minutes): saved");
        assertThat(data.store.get("global", "platform/idle-minutes")).contains("45");

        _setValue(number("idle-minutes"), 2);
        _click(button("save-idle-minutes"));
        assertThat(problems()).contains("a whole number from 5 to 1440");
        assertThat(number("idle-minutes").getValue()).isEqualTo(2);

        number("idle-minutes").clear();
        _click(button("save-idle-minutes"));
        assertThat(data.store.get("global", "platform/idle-minutes")).isEmpty();
    }

    @Test
    void limitsOnCallsAreSavedAndBounded() {
        UI.getCurrent().navigate("settings");
        for (String id :
                List.of(
                        "calls-per-minute",
                        "tokens-per-minute",
                        "calls-at-once",
                        "tokens-per-call",
                        "runaway-calls-per-minute")) {
            _setValue(number(id), 5_000);
            _click(button("save-" + id));
            assertThat(data.store.get("global", "platform/" + id)).contains("5000");
        }
        _setValue(number("tokens-per-minute"), 12);
        _click(button("save-tokens-per-minute"));
        assertThat(problems()).contains("a whole number from 1000 to 1000000000");
    }

    @Test
    void howLongSingleCallsAreKeptIsSavedAndBounded() {
        UI.getCurrent().navigate("settings");
        _setValue(number("usage-days"), 400);
        _click(button("save-usage-days"));
        assertThat(data.store.get("global", "platform/usage-days")).contains("400");

        _setValue(number("usage-days"), 4000);
        _click(button("save-usage-days"));
        assertThat(problems()).contains("a whole number from 1 to 3653");
        assertThat(data.store.get("global", "platform/usage-days")).contains("400");
    }

    @Test
    @SuppressWarnings("unchecked")
    void howALoopIsAnsweredIsChosen() {
        UI.getCurrent().navigate("settings");
        Select<RunawayAnswer> answers = _get(Select.class, spec -> spec.withId("runaway-answer"));
        assertThat(answers.getValue()).isEqualTo(RunawayAnswer.MESSAGE);
        _setValue(answers, RunawayAnswer.REFUSAL);
        _click(button("save-runaway-answer"));
        assertThat(data.store.get("global", "platform/runaway-answer")).contains("\"refusal\"");
    }

    @Test
    void betaFlagsAreCheckedSavedAndTakenBack() {
        UI.getCurrent().navigate("settings");
        chips("beta-flags").setItems("no flag", "files-api-2025-04-14");
        _setValue(chips("beta-flags"), Set.of("no flag"));
        _click(button("save-beta-flags"));
        assertThat(problems()).contains("A beta flag looks like");

        _setValue(chips("beta-flags"), Set.of("files-api-2025-04-14"));
        _click(button("save-beta-flags"));
        assertThat(data.store.get("global", "platform/allowed-beta-flags"))
                .contains("[\"files-api-2025-04-14\"]");

        _setValue(chips("beta-flags"), Set.of());
        _click(button("save-beta-flags"));
        assertThat(data.store.get("global", "platform/allowed-beta-flags")).isEmpty();
    }

    @Test
    void ofTwoAdminsTheSecondIsTold() {
        UI.getCurrent().navigate("settings");
        _setValue(number("keep-hours"), 3);
        data.put("global", "platform/keep-hours", "8");

        _click(button("save-keep-hours"));

        _assertOne(ConfirmDialog.class);
        assertThat(data.store.get("global", "platform/keep-hours")).contains("8");
        assertThat(number("keep-hours").getValue()).isEqualTo(3);
        confirm();
        assertThat(number("keep-hours").getValue()).isEqualTo(8);
    }

    @Test
    void othersDoNotGetIn() {
        for (Role role : new Role[] {Role.EMPLOYEE, Role.TEAM_LEAD, Role.FINANCE}) {
            signInAs("Eve Employee", role);
            assertThatThrownBy(() -> UI.getCurrent().navigate("settings"))
                    .isInstanceOf(MockAccessDeniedException.class);
        }
    }

    @SuppressWarnings("unchecked")
    private static MultiSelectComboBox<String> chips(String id) {
        return _get(MultiSelectComboBox.class, spec -> spec.withId(id));
    }

    private static IntegerField number(String id) {
        return _get(IntegerField.class, spec -> spec.withId(id));
    }

    private static Button button(String id) {
        return _get(Button.class, spec -> spec.withId(id));
    }

    private static String problems() {
        return _find(Saving.class).stream()
                .map(each -> each.getElement().getTextRecursively())
                .collect(Collectors.joining());
    }
}
