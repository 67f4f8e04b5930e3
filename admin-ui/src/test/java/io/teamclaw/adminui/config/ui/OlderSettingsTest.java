package io.teamclaw.adminui.config.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.NotificationsKt.expectNotifications;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.QueryParameters;
import io.teamclaw.adminui.KaribuTest;
import io.teamclaw.adminui.config.ConfigData;
import io.teamclaw.lifecycle.testing.Eventually;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.workspaces.TaskAddress;
import io.teamclaw.lifecycle.workspaces.WorkspaceState;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who runs on settings that were changed since is counted where they are changed. */
class OlderSettingsTest extends KaribuTest {
    private ConfigData data;
    private User eve;
    private User mia;

    @BeforeEach
    void signIn() {
        data = new ConfigData(fixture);
        data.clear();
        signInAs("Ada Admin", Role.ADMIN);
        String team = "Team " + UUID.randomUUID();
        eve = running("Eve Employee", team);
        mia = running("Mia Member", team);
    }

    @AfterEach
    void clear() {
        for (User user : List.of(eve, mia)) {
            fixture.workspaces.stopNow(user.id());
        }
        data.clear();
    }

    @Test
    void workspacesThatRunOnWhatWasSetBeforeAreCounted() {
        assertThat(shown("scope=team&id=" + eve.teamId())).isEmpty();

        data.put("team#" + eve.teamId(), "openclaw/ui", "{}");
        assertThat(awaitShown("scope=team&id=" + eve.teamId()))
                .isEqualTo("2 workspaces still run with what was set here before.");

        data.put("user#" + eve.id(), "bootstrap/SOUL.md", "'Be kind.'");
        assertThat(awaitShown("scope=user&id=" + eve.id()))
                .isEqualTo("One workspace still runs with what was set here before.");
        assertThat(shown("scope=user&id=" + mia.id())).isEmpty();
    }

    @Test
    void whatSidecarsTakeWithinAMinuteNeedsNoRestart() {
        data.put("user#" + eve.id(), "platform/calls-per-minute", "20");
        assertThat(shown("scope=user&id=" + eve.id())).isEmpty();
        _assertNone(Button.class, spec -> spec.withId("restart-older"));
    }

    @Test
    void theyAreRestartedFromThere() {
        data.put("user#" + eve.id(), "openclaw/ui", "{}");
        awaitShown("scope=user&id=" + eve.id());

        _click(_get(Button.class, spec -> spec.withId("restart-older")));
        confirm();

        expectNotifications("The workspace is being restarted.");
        fixture.runtime.ready(
                fixture.runtime.awaitTask(eve.id(), 2), new TaskAddress("127.0.0.1", 9));
        Eventually.get(
                () -> fixture.workspaces.find(eve.id()).state(), WorkspaceState.RUNNING::equals);
        assertThat(fixture.workspaces.find(mia.id()).state()).isEqualTo(WorkspaceState.RUNNING);
    }

    /** The list of what runs is some seconds old. */
    private static String awaitShown(String query) {
        return Eventually.get(() -> shown(query), text -> !text.isEmpty());
    }

    private static String shown(String query) {
        UI.getCurrent().navigate("config", QueryParameters.fromString(query));
        return _find(Span.class, spec -> spec.withId("older")).stream()
                .findFirst()
                .map(Span::getText)
                .orElse("");
    }

    private User running(String name, String team) {
        User user = fixture.inTeam(name, Role.EMPLOYEE, team);
        fixture.workspaces.start(user.id());
        fixture.runtime.ready(
                fixture.runtime.awaitTask(user.id(), 1), new TaskAddress("127.0.0.1", 9));
        Eventually.get(
                () -> fixture.workspaces.find(user.id()).state(), WorkspaceState.RUNNING::equals);
        return user;
    }
}
