package io.teamclaw.adminui.workspace.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.NotificationsKt.expectNotifications;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import io.teamclaw.adminui.KaribuTest;
import io.teamclaw.adminui.account.ui.SignInView;
import io.teamclaw.config.usage.TokenCounts;
import io.teamclaw.lifecycle.testing.Eventually;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.workspaces.StartPhase;
import io.teamclaw.lifecycle.workspaces.TaskAddress;
import io.teamclaw.lifecycle.workspaces.TaskRef;
import io.teamclaw.lifecycle.workspaces.WorkspaceGateway.Rest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class MyWorkspaceViewTest extends KaribuTest {
    private static final TaskAddress ADDRESS = new TaskAddress("127.0.0.1", 9);

    @Test
    void aFirstStartIsFollowedPhaseByPhaseUntilItCanBeOpened() {
        User me = open();
        assertThat(badge()).isEqualTo("Not started yet");

        _click(_get(Button.class, spec -> spec.withText("Start workspace")));
        TaskRef task = fixture.runtime.awaitTask(me.id(), 1);
        fixture.runtime.phase(task, StartPhase.GATEWAY);
        awaitAnnouncement("Starting OpenClaw");
        assertThat(badge()).isEqualTo("Starting");
        assertThat(UI.getCurrent().getPollInterval()).as("poll beside push").isPositive();

        fixture.runtime.ready(task, ADDRESS);
        awaitAnnouncement("Workspace: Running");
        Anchor open = _get(Anchor.class, spec -> spec.withId("open"));
        assertThat(open.getHref()).isEqualTo("open");
        assertThat(open.getTarget()).contains("_blank");
        assertThat(UI.getCurrent().getPollInterval()).as("times move on").isEqualTo(30_000);
    }

    @Test
    void onlyThePhasesThatApplyAreShown() {
        // A phase that was seen, however shortly, stays on the list.
        fixture.runtime.beginAt(StartPhase.GATEWAY);
        open();
        _click(_get(Button.class, spec -> spec.withText("Start workspace")));
        awaitAnnouncement("Starting OpenClaw");
        fixture.runtime.beginAt(StartPhase.SIDECAR);

        assertThat(_find(ListItem.class))
                .extracting(item -> ((Span) item.getChildren().toList().get(1)).getText())
                .containsExactly(
                        "Requested",
                        "Preparing your files",
                        "Asking for a machine",
                        "Starting OpenClaw",
                        "Connecting",
                        "Ready");
    }

    @Test
    void whoWaitsInLineSeesTheirPlace() {
        User other = fixture.person("First Comer", Role.EMPLOYEE);
        fixture.platform.rules().startsAtOnce(1);
        fixture.workspaces.start(other.id());
        TaskRef first = fixture.runtime.awaitTask(other.id(), 1);
        User me = open();

        _click(_get(Button.class, spec -> spec.withText("Start workspace")));
        awaitAnnouncement("Number 1 in line");
        assertThat(texts()).anyMatch(text -> text.contains("Yours is number 1 in line"));

        fixture.runtime.ready(first, ADDRESS);
        fixture.runtime.ready(fixture.runtime.awaitTask(me.id(), 1), ADDRESS);
        awaitAnnouncement("Workspace: Running");
        fixture.platform.rules().startsAtOnce(1000);
    }

    @Test
    void aRunningWorkspaceSaysWhyItIsUpAndCanBeKept() {
        User me = open();
        run(me);
        assertThat(facts()).containsExactly("No", "In use", "In 30 min without use");
        Button end = _get(Button.class, spec -> spec.withId("end-keep"));
        assertThat(end.isEnabled()).isFalse();

        select().setValue(4);
        _click(_get(Button.class, spec -> spec.withText("Keep it up")));

        expectNotifications("Your workspace is kept up for 4 hours.");
        assertThat(facts().getLast()).isEqualTo("In 4 h without use");
        assertThat(end.isEnabled()).isTrue();
        assertThat(fixture.workspaces.find(me.id()).activity().keepUntil()).isPresent();

        _click(end);
        expectNotifications("Your workspace stops again when nobody uses it.");
        assertThat(end.isEnabled()).isFalse();
        assertThat(fixture.workspaces.find(me.id()).activity().keepUntil()).isEmpty();
    }

    @Test
    void itCanBeKeptNoLongerThanIsAllowed() {
        fixture.platform.rules().longestKeep(Duration.ofHours(4));
        run(open());

        assertThat(select().getListDataView().getItems()).containsExactly(1, 2, 4);
        fixture.platform.rules().longestKeep(Duration.ofHours(12));
    }

    @Test
    void aStopSaysWhatItWaitsForAndCanGoOnWithoutWaiting() {
        User me = open();
        run(me);
        fixture.platform.gateway().answer(me.id(), new Rest.Busy("an answer is being written"));
        _click(_get(Button.class, spec -> spec.withText("Stop")));
        confirm();
        expectNotifications("Your workspace is being stopped.");
        awaitAnnouncement("The stop waits: an answer is being written");
        assertThat(texts()).anyMatch(text -> text.contains("It waits: an answer is being written"));

        _click(_get(Button.class, spec -> spec.withText("Stop now")));
        confirm();

        awaitAnnouncement("Workspace: Stopped");
    }

    @Test
    void stoppingAsksFirst() {
        User me = open();
        run(me);

        _click(_get(Button.class, spec -> spec.withText("Stop")));
        assertThat(fixture.runtime.stopped()).doesNotContain(taskOf(me));
        confirm();

        expectNotifications("Your workspace is being stopped.");
        awaitAnnouncement("Workspace: Stopped");
        assertThat(fixture.runtime.stopped()).contains(taskOf(me));
        _assertOne(Button.class, spec -> spec.withText("Start workspace"));
    }

    @Test
    void aFailureSaysWhyAndCanBeTriedAgain() {
        User me = open();
        run(me);

        fixture.runtime.end(taskOf(me), "exit code 137, out of memory");

        awaitAnnouncement("Workspace: Failed");
        assertThat(_find(Paragraph.class))
                .anySatisfy(text -> assertThat(text.getText()).contains("out of memory"))
                .anySatisfy(text -> assertThat(text.getText()).startsWith("Try again; if"));
        _click(_get(Button.class, spec -> spec.withText("Try again")));
        TaskRef second = fixture.runtime.awaitTask(me.id(), 2);
        fixture.runtime.ready(second, ADDRESS);
        awaitAnnouncement("Workspace: Running");
    }

    @Test
    void somebodyElsesWorkspaceDoesNotShow() {
        open();
        User other = fixture.person("Some One", Role.EMPLOYEE);
        fixture.workspaces.start(other.id());
        fixture.runtime.ready(fixture.runtime.awaitTask(other.id(), 1), ADDRESS);
        Eventually.get(
                () -> fixture.workspaces.find(other.id()).state().wireValue(), "running"::equals);

        MockVaadin.clientRoundtrip(true);
        assertThat(badge()).isEqualTo("Not started yet");
    }

    @Test
    void myUsageOfTheMonthIsThere() {
        User me = signInAs("Ursa Usage", Role.EMPLOYEE);
        fixture.usage(
                me, Instant.now(), new TokenCounts(1000, 200, 30, 4, 0), OptionalLong.of(4200));
        UI.getCurrent().navigate(MyWorkspaceView.class);

        assertThat(_find(Span.class, spec -> spec.withClasses("stat-value")))
                .extracting(Span::getText)
                .containsExactly("1", "1,234", "$0.0042");
    }

    @Test
    void nobodyIsSentToSignIn() {
        UI.getCurrent().navigate("");
        _assertNone(MyWorkspaceView.class);
        _assertOne(SignInView.class);
    }

    private User open() {
        User me = signInAs("Ada Lovelace", Role.EMPLOYEE);
        UI.getCurrent().navigate(MyWorkspaceView.class);
        return me;
    }

    private void run(User me) {
        _click(_get(Button.class, spec -> spec.withText("Start workspace")));
        fixture.runtime.ready(fixture.runtime.awaitTask(me.id(), 1), ADDRESS);
        awaitAnnouncement("Workspace: Running");
    }

    private TaskRef taskOf(User me) {
        return fixture.runtime.launchesOf(me.id()).getLast().task();
    }

    private static List<String> texts() {
        return _find(Paragraph.class).stream().map(Paragraph::getText).toList();
    }

    private static List<String> facts() {
        return _find(DescriptionList.Description.class).stream()
                .map(DescriptionList.Description::getText)
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Select<Integer> select() {
        return _get(Select.class, spec -> spec.withLabel("Keep for"));
    }

    private static String badge() {
        return _get(StateBadge.class).getText();
    }

    /** What a screen reader is told last; changes arrive by push. */
    private static void awaitAnnouncement(String text) {
        Eventually.get(
                () -> {
                    MockVaadin.clientRoundtrip(true);
                    return _get(Span.class, spec -> spec.withClasses("for-screen-readers"))
                            .getText();
                },
                text::equals);
    }
}
