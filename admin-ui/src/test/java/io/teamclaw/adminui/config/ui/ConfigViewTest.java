package io.teamclaw.adminui.config.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static com.github.mvysny.kaributesting.v10.NotificationsKt.expectNotifications;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.mvysny.kaributesting.v10.MockAccessDeniedException;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import io.teamclaw.adminui.KaribuTest;
import io.teamclaw.adminui.config.ConfigData;
import io.teamclaw.lifecycle.audit.AuditStore;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import io.teamclaw.lifecycle.users.Role;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConfigViewTest extends KaribuTest {
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
    @SuppressWarnings("unchecked")
    void commonSettingsAreSavedAndTheRestOfTheKeyStays() {
        data.put("global", "openclaw/agents", "{'defaults': {'timeoutSeconds': 60}}");
        UI.getCurrent().navigate("config");
        _setValue((ComboBox<String>) field("common-agents-defaults-thinkingDefault"), "high");
        _setValue((ComboBox<String>) field("common-tools-web-search-enabled"), "false");
        _setValue((MultiSelectComboBox<String>) field("common-tools-deny"), Set.of("exec"));

        _click(button("save-common"));

        expectNotifications("Common settings: saved");
        assertThat(data.store.get("global", "openclaw/agents"))
                .contains("{\"defaults\":{\"timeoutSeconds\":60,\"thinkingDefault\":\"high\"}}");
        assertThat(data.store.get("global", "openclaw/tools"))
                .get()
                .asString()
                .contains("\"deny\":[\"exec\"]", "\"web\":{\"search\":{\"enabled\":false}}");
        assertThat(latestAudit()).startsWith("setting.changed setting/global/openclaw/");
    }

    @Test
    @SuppressWarnings("unchecked")
    void whatATeamInheritsStandsBesideItsOwn() {
        data.put("global", "openclaw/agents", "{'defaults': {'thinkingDefault': 'low'}}");

        open("scope=team&id=everyone");

        ComboBox<String> thinking =
                (ComboBox<String>) field("common-agents-defaults-thinkingDefault");
        assertThat(thinking.getValue()).isNull();
        assertThat(thinking.getHelperText()).contains("Inherited: Low");
    }

    @Test
    void whatIsNoJsonIsPointedAt() {
        open("tab=json&key=ui");
        _setValue(json(), "{\n  \"seamColor\": nope\n}");

        _click(button("save-json"));

        assertThat(json().isInvalid()).isTrue();
        assertThat(json().getErrorMessage()).contains("line 2");
        assertThat(data.store.get("global", "openclaw/ui")).isEmpty();
    }

    @Test
    void jsonIsSavedAndResetOnlyAfterAConfirmation() {
        open("tab=json&key=ui");
        _setValue(json(), "{\"seamColor\":\"#112233\"}");
        _click(button("format-json"));
        assertThat(json().getValue()).isEqualTo("{\n  \"seamColor\" : \"#112233\"\n}");

        _click(button("save-json"));
        expectNotifications("ui: saved");
        assertThat(data.store.get("global", "openclaw/ui")).contains("{\"seamColor\":\"#112233\"}");
        assertThat(text()).contains("Set by ada.admin.");

        _click(button("reset-json"));
        assertThat(data.store.get("global", "openclaw/ui")).isPresent();
        confirm();
        assertThat(data.store.get("global", "openclaw/ui")).isEmpty();
    }

    @Test
    void whatTeamClawSetsAndWhatCannotWorkIsRefused() {
        open("tab=json&key=agents");
        _setValue(json(), "{\"defaults\": {\"workspace\": \"/tmp\"}}");
        _click(button("save-json"));
        assertThat(_get(Saving.class).getElement().getTextRecursively())
                .contains("agents.defaults.workspace is set by TeamClaw");

        _setValue(json(), "{\"defaults\": {\"model\": \"nobody/model\"}}");
        _click(button("save-json"));
        assertThat(_get(Saving.class).getElement().getTextRecursively())
                .contains("agents.defaults.model: names a provider that is not there");
        assertThat(data.store.get("global", "openclaw/agents")).isEmpty();
    }

    @Test
    void anEditThatBreaksATeamIsToldOfThatTeam() {
        data.put("team#everyone", "openclaw/ui", "{'seamColor': '#112233'}");
        open("tab=json&key=ui");
        _setValue(json(), "{\"seamColor\": {\"light\": \"#112233\"}}");

        _click(button("save-json"));

        assertThat(_get(Saving.class).getElement().getTextRecursively())
                .contains("For Everyone: team tier: ui.seamColor is not an object");
        assertThat(data.store.get("global", "openclaw/ui")).isEmpty();
    }

    @Test
    void ofTwoAdminsTheSecondIsToldAndKeepsWhatTheyTyped() {
        open("tab=json&key=ui");
        _setValue(json(), "{\"seamColor\": \"#112233\"}");
        data.put("global", "openclaw/ui", "{'seamColor': '#445566'}");

        _click(button("save-json"));

        _assertOne(ConfirmDialog.class);
        assertThat(json().getValue()).contains("#112233");
        assertThat(data.store.get("global", "openclaw/ui")).get().asString().contains("#445566");
        confirm();
        assertThat(json().getValue()).contains("#445566");
    }

    @Test
    void secretsAreNotInTheAuditLog() {
        open("tab=json&key=skills");
        _setValue(
                json(),
                "{\"entries\": {\"weather\": {\"env\": {\"KEY\": \"hidden-1\"}, \"apiKey\": \"hidden-2\"}}}");

        _click(button("save-json"));

        expectNotifications("skills: saved");
        assertThat(
                        fixture.dynamoDb
                                .client()
                                .scan(
                                        scan ->
                                                scan.tableName(
                                                        "teamclaw-audit-"
                                                                + EmbeddedDynamoDb.ENVIRONMENT))
                                .items()
                                .toString())
                .contains("setting/global/openclaw/skills")
                .doesNotContain("hidden-1", "hidden-2");
    }

    @Test
    void aFileIsSavedAndShownAsWorkspacesGetIt() {
        data.put("global", "bootstrap/SOUL.md", "'Be kind.'");
        open("scope=team&id=everyone&tab=files&key=SOUL.md");
        TextArea file = _get(TextArea.class, spec -> spec.withId("file-text"));
        _setValue(file, "Cite sources.");
        assertThat(text()).contains("Be kind.\n\nCite sources.");

        _click(button("save-file"));

        expectNotifications("SOUL.md: saved");
        assertThat(data.store.get("team#everyone", "bootstrap/SOUL.md"))
                .contains("\"Cite sources.\"");
    }

    @Test
    void aFileThatIsTooLongIsRefused() {
        open("tab=files&key=USER.md");
        TextArea file = _get(TextArea.class, spec -> spec.withId("file-text"));

        _setValue(file, "x".repeat(4_001));
        _click(button("save-file"));

        assertThat(file.isInvalid()).isTrue();
        assertThat(data.store.get("global", "bootstrap/USER.md")).isEmpty();
    }

    @Test
    void wakeUpsAreCheckedInWords() {
        open("tab=wake-ups");
        TextField cron = _get(TextField.class);
        _setValue(cron, "every day");
        _click(button("add-wake-up"));
        assertThat(cron.isInvalid()).isTrue();
        assertThat(cron.getErrorMessage()).isNotBlank();

        _setValue(cron, "30 9 * * MON-FRI");
        _click(button("add-wake-up"));
        assertThat(text()).contains("Next: ");
        _click(button("save-wake-ups"));

        expectNotifications("Wake-ups: saved");
        assertThat(data.store.get("global", "platform/wake-ups"))
                .get()
                .asString()
                .contains("30 9 * * MON-FRI");
        _click(button("reset-wake-ups"));
        assertThat(data.store.get("global", "platform/wake-ups")).isEmpty();
    }

    @Test
    void whoIsNotThereIsNotFound() {
        assertThatThrownBy(() -> open("scope=team&id=no-such-team"))
                .hasMessageContaining("No route found");
    }

    @Test
    void othersDoNotGetIn() {
        for (Role role : new Role[] {Role.EMPLOYEE, Role.TEAM_LEAD, Role.FINANCE}) {
            signInAs("Eve Employee", role);
            assertThatThrownBy(() -> UI.getCurrent().navigate("config"))
                    .isInstanceOf(MockAccessDeniedException.class);
            _assertNone(ConfigView.class);
        }
    }

    private static void open(String query) {
        UI.getCurrent().navigate("config", QueryParameters.fromString(query));
    }

    private static Component field(String id) {
        return _get(Component.class, spec -> spec.withId(id));
    }

    private static Button button(String id) {
        return _get(Button.class, spec -> spec.withId(id));
    }

    private static TextArea json() {
        return _get(TextArea.class, spec -> spec.withId("json"));
    }

    private static String text() {
        return _get(ConfigView.class).getElement().getTextRecursively();
    }

    private String latestAudit() {
        return new AuditStore(fixture.dynamoDb.client(), EmbeddedDynamoDb.ENVIRONMENT)
                .latestActions(1)
                .getFirst();
    }
}
