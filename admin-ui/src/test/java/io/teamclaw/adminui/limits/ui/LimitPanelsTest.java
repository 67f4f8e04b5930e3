package io.teamclaw.adminui.limits.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static com.github.mvysny.kaributesting.v10.NotificationsKt.expectNotifications;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.router.QueryParameters;
import io.teamclaw.adminui.KaribuTest;
import io.teamclaw.adminui.config.ConfigData;
import io.teamclaw.adminui.config.ui.Saving;
import io.teamclaw.adminui.security.PortalUser;
import io.teamclaw.config.policy.RunawayAnswer;
import io.teamclaw.lifecycle.audit.AuditQuery;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Limits on calls on the pages of a team and a person. */
class LimitPanelsTest extends KaribuTest {
    private static final String CALLS = "platform/calls-per-minute";

    private ConfigData data;
    private User eve;
    private String team;
    private String person;

    @BeforeEach
    void signIn() {
        data = new ConfigData(fixture);
        data.clear();
        signInAs("Ada Admin", Role.ADMIN);
        eve = fixture.inTeam("Eve Employee", Role.EMPLOYEE, "Team " + UUID.randomUUID());
        team = "team#" + eve.teamId();
        person = "user#" + eve.id();
    }

    @AfterEach
    void clear() {
        data.clear();
    }

    @Test
    void aTeamsLimitIsSavedShownWithItsOriginAndNoted() {
        openTeam();
        assertThat(counts()).contains("Set nowhere: the default counts");

        _setValue(number("calls-per-minute"), 20);
        click("save-calls-per-minute");

        expectNotifications("Calls a minute: saved");
        assertThat(data.store.get(team, CALLS)).contains("20");
        assertThat(counts()).contains("Counts now: 20 (from: Team)");
        assertThat(
                        fixture.audit
                                .search(AuditQuery.ofTarget("setting/" + team + "/" + CALLS), 5)
                                .rows())
                .singleElement()
                .satisfies(row -> assertThat(row.action()).isEqualTo("setting.changed"));
    }

    @Test
    void ofAPersonTheLowestOfAllTiersCounts() {
        data.put("global", CALLS, "30");
        data.put(team, CALLS, "20");
        openPerson();
        assertThat(number("calls-per-minute").getPlaceholder()).isEqualTo("Inherited");
        assertThat(counts()).contains("Counts now: 20 (from: Team)");

        _setValue(number("calls-per-minute"), 25);
        click("save-calls-per-minute");
        assertThat(data.store.get(person, CALLS)).contains("25");
        assertThat(counts()).contains("Counts now: 20 (from: Team)");

        _setValue(number("calls-per-minute"), 5);
        click("save-calls-per-minute");
        assertThat(counts()).contains("Counts now: 5 (from: Person)");

        number("calls-per-minute").clear();
        click("save-calls-per-minute");
        assertThat(data.store.get(person, CALLS)).isEmpty();
        assertThat(counts()).contains("Counts now: 20 (from: Team)");
    }

    @Test
    void aNumberOutOfBoundsIsRefusedAndStaysWithThePerson() {
        openPerson();
        _setValue(number("tokens-per-minute"), 12);
        click("save-tokens-per-minute");

        assertThat(problems())
                .contains("Tokens a minute is not saved")
                .contains("a whole number from 1000 to 1000000000");
        assertThat(number("tokens-per-minute").getValue()).isEqualTo(12);
        assertThat(data.store.get(person, "platform/tokens-per-minute")).isEmpty();
    }

    @Test
    void modelsAreThoseThatTheTiersAboveAllowToo() {
        data.put("global", "platform/allowed-models", "['anthropic','openai']");
        data.put(team, "platform/allowed-models", "['anthropic']");
        openPerson();
        assertThat(counts()).contains("Counts now: anthropic (from: Everybody, Team)");

        _setValue(chips("models"), Set.of("openai"));
        click("save-models");
        assertThat(problems()).contains("The tiers above allow none of these");
        assertThat(data.store.get(person, "platform/allowed-models")).isEmpty();

        _setValue(chips("models"), Set.of("anthropic/claude-sonnet-5"));
        click("save-models");
        expectNotifications("Allowed models: saved");
        assertThat(data.store.get(person, "platform/allowed-models"))
                .contains("[\"anthropic/claude-sonnet-5\"]");
        assertThat(counts()).contains("Counts now: anthropic/claude-sonnet-5");
    }

    @Test
    @SuppressWarnings("unchecked")
    void betaFlagsAndTheAnswerToALoopAreSetForATeam() {
        openTeam();
        chips("beta-flags").setItems("no flag", "files-api-2025-04-14");
        _setValue(chips("beta-flags"), Set.of("no flag"));
        click("save-beta-flags");
        assertThat(problems()).contains("A beta flag looks like");
        _setValue(chips("beta-flags"), Set.of("files-api-2025-04-14"));
        click("save-beta-flags");
        assertThat(data.store.get(team, "platform/allowed-beta-flags"))
                .contains("[\"files-api-2025-04-14\"]");

        Select<RunawayAnswer> answers = _get(Select.class, spec -> spec.withId("runaway-answer"));
        assertThat(answers.getValue()).isNull();
        _setValue(answers, RunawayAnswer.REFUSAL);
        click("save-runaway-answer");
        assertThat(data.store.get(team, "platform/runaway-answer")).contains("\"refusal\"");
        assertThat(counts()).contains("Counts now: With an error (from: Team)");
    }

    @Test
    void ofTwoAdminsTheSecondIsToldAndSeesWhatTheFirstSet() {
        openTeam();
        _setValue(number("calls-at-once"), 3);
        data.put(team, "platform/calls-at-once", "8");

        click("save-calls-at-once");

        _assertOne(ConfirmDialog.class);
        assertThat(data.store.get(team, "platform/calls-at-once")).contains("8");
        assertThat(number("calls-at-once").getValue()).isEqualTo(3);
        confirm();
        assertThat(number("calls-at-once").getValue()).isEqualTo(8);
    }

    @Test
    void whatWasStoredMalformedIsNamed() {
        fixture.putSetting(team, CALLS, "many");
        openPerson();
        assertThat(text(_get(LimitPanels.class)))
                .contains(CALLS + " of " + team + " cannot be read");
    }

    @Test
    void whoIsGoneHasNoLimits() {
        openTeam();
        fixture.teams.beginClosing(
                eve.teamId(),
                fixture.teams.find(eve.teamId()).orElseThrow().version(),
                Team.DEFAULT);
        fixture.teams.finishClosing(eve.teamId());

        _setValue(number("calls-per-minute"), 20);
        click("save-calls-per-minute");

        assertThat(problems()).contains("There is no such team or person any more");
        assertThat(data.store.get(team, CALLS)).isEmpty();
    }

    @Test
    void aLeadSeesNoLimits() {
        User lea = fixture.person("Lea Lead", Role.TEAM_LEAD);
        session.as(PortalUser.of(lea));
        UI.getCurrent().navigate("teams/" + lea.teamId());
        _assertNone(LimitPanels.class);
        UI.getCurrent().navigate("people/" + lea.id(), QueryParameters.of("tab", "limits"));
        _assertNone(LimitPanels.class);
    }

    private void openTeam() {
        UI.getCurrent().navigate("teams/" + eve.teamId());
    }

    private void openPerson() {
        UI.getCurrent().navigate("people/" + eve.id(), QueryParameters.of("tab", "limits"));
    }

    private static String counts() {
        return _find(Paragraph.class, spec -> spec.withClasses("counts")).stream()
                .map(LimitPanelsTest::text)
                .collect(Collectors.joining("\n"));
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively();
    }

    @SuppressWarnings("unchecked")
    private static MultiSelectComboBox<String> chips(String id) {
        return _get(MultiSelectComboBox.class, spec -> spec.withId(id));
    }

    private static IntegerField number(String id) {
        return _get(IntegerField.class, spec -> spec.withId(id));
    }

    private static void click(String id) {
        _click(_get(Button.class, spec -> spec.withId(id)));
    }

    private static String problems() {
        return _find(Saving.class).stream()
                .map(LimitPanelsTest::text)
                .collect(Collectors.joining());
    }
}
