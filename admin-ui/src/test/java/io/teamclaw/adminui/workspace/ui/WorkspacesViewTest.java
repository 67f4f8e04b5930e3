package io.teamclaw.adminui.workspace.ui;

import static com.github.mvysny.kaributesting.v10.GridKt._findAll;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.NotificationsKt.expectNotifications;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.mvysny.kaributesting.v10.MockAccessDeniedException;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import io.teamclaw.adminui.KaribuTest;
import io.teamclaw.adminui.workspace.WorkspaceRow;
import io.teamclaw.lifecycle.audit.AuditStore;
import io.teamclaw.lifecycle.testing.Eventually;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.workspaces.FailureKind;
import io.teamclaw.lifecycle.workspaces.TaskAddress;
import io.teamclaw.lifecycle.workspaces.TaskStartException;
import io.teamclaw.lifecycle.workspaces.WorkspaceState;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class WorkspacesViewTest extends KaribuTest {
    /** All tests share the tables: each looks for its own people. */
    private final String mark = "M" + UUID.randomUUID().toString().substring(0, 6);

    @Autowired private AuditStore audit;

    @AfterEach
    void recover() {
        fixture.runtime.recover();
    }

    @Test
    void whatIsUpOrFailedIsListedAndWhatIsStoppedStandsBehindAFilter() {
        User failed = failed("Zoe");
        User running = running("Ada");
        User stopped = running("Ben");
        stop(stopped);
        open(Map.of("q", mark));

        assertThat(ids()).containsExactly(failed.id().value(), running.id().value());
        assertThat(row(running).costMicros()).isPresent();
        assertThat(count()).isEqualTo("2 workspaces");

        states().setValue(WorkspaceState.STOPPED);
        assertThat(ids()).containsExactly(stopped.id().value());
        states().setValue(WorkspaceState.FAILED);
        assertThat(ids()).containsExactly(failed.id().value());
        states().setValue(null);
        _get(TextField.class, spec -> spec.withLabel("Person")).setValue("ada " + mark);
        assertThat(ids()).containsExactly(running.id().value());
    }

    @Test
    void anAddressCarriesTheFilters() {
        User stopped = running("Ben");
        stop(stopped);
        open(Map.of("q", stopped.email().value(), "state", "stopped"));

        assertThat(states().getValue()).isEqualTo(WorkspaceState.STOPPED);
        assertThat(ids()).containsExactly(stopped.id().value());
        open(Map.of("state", "no-such-state", "q", mark + "-nobody"));
        assertThat(states().getValue()).isNull();
        _assertOne(H2.class, spec -> spec.withText("No workspace matches"));
    }

    @Test
    void aChangeShowsByItself() {
        User user = fixture.person("Eve " + mark, Role.EMPLOYEE);
        open(Map.of("q", mark));
        _assertOne(H2.class, spec -> spec.withText("No workspace matches"));

        fixture.workspaces.start(user.id());
        fixture.runtime.ready(
                fixture.runtime.awaitTask(user.id(), 1), new TaskAddress("127.0.0.1", 9));

        Eventually.get(
                () -> {
                    MockVaadin.clientRoundtrip(true);
                    return count();
                },
                "1 workspace"::equals);
        Eventually.get(
                () -> {
                    MockVaadin.clientRoundtrip(true);
                    return row(user).workspace().state();
                },
                WorkspaceState.RUNNING::equals);
    }

    @Test
    void severalAreStoppedAtOnceAndWhatDidNotWorkIsTold() {
        User running = running("Ada");
        User failed = failed("Zoe");
        open(Map.of("q", mark));
        assertThat(_get(Button.class, spec -> spec.withId("bulk-stop-now")).isEnabled()).isFalse();

        grid().asMultiSelect().select(row(running), row(failed));
        _click(_get(Button.class, spec -> spec.withId("bulk-stop-now")));
        confirm();

        expectNotifications("The workspace is being stopped.");
        assertThat(_get(ListItem.class).getChildren().map(each -> ((Span) each).getText()))
                .containsExactly("Zoe " + mark, " – It is not running.");
        Eventually.get(
                () -> fixture.workspaces.find(running.id()).state(),
                WorkspaceState.STOPPED::equals);
        assertThat(audit.latestActions(20))
                .contains("workspace.stopped-at-once workspace/" + running.id());
    }

    @Test
    void stoppedOnesAreStartedKeptAndRestarted() {
        User user = running("Ada");
        open(Map.of("q", mark));
        grid().asMultiSelect().select(row(user));
        _click(_get(Button.class, spec -> spec.withId("bulk-keep")));
        expectNotifications("The workspace is kept up.");
        assertThat(fixture.workspaces.find(user.id()).activity().keepUntil()).isPresent();

        grid().asMultiSelect().select(row(user));
        _click(_get(Button.class, spec -> spec.withId("bulk-restart")));
        confirm();
        expectNotifications("The workspace is being restarted.");
        fixture.runtime.ready(
                fixture.runtime.awaitTask(user.id(), 2), new TaskAddress("127.0.0.1", 9));
        Eventually.get(
                () -> fixture.workspaces.find(user.id()).state(), WorkspaceState.RUNNING::equals);

        grid().asMultiSelect().select(row(user));
        _click(_get(Button.class, spec -> spec.withId("bulk-start")));
        expectNotifications("Ada " + mark + ": It is up or starting already.");
    }

    @Test
    void removingNeedsTheAddressTyped() {
        User user = running("Ada");
        signInAs("Anna Admin", Role.ADMIN);
        UI.getCurrent().navigate("workspaces/" + user.id());
        openRemoval();

        _click(_get(Button.class, spec -> spec.withId("remove-workspace")));
        TextField email = _get(TextField.class, spec -> spec.withId("remove-email"));
        assertThat(email.isInvalid()).isTrue();
        assertThat(fixture.workspaces.find(user.id()).state()).isEqualTo(WorkspaceState.RUNNING);

        email.setValue(user.email().value());
        _click(_get(Button.class, spec -> spec.withId("remove-workspace")));

        expectNotifications("The workspace of Ada " + mark + " is being removed.");
        Eventually.get(
                () -> fixture.workspaces.find(user.id()).state(), WorkspaceState.ABSENT::equals);
        assertThat(fixture.runtime.removed()).contains(user.id().value());
        assertThat(audit.latestActions(20))
                .contains("workspace.deprovisioned workspace/" + user.id());
    }

    @Test
    void employeesAndFinanceAreTurnedAway() {
        for (Role role : new Role[] {Role.EMPLOYEE, Role.FINANCE}) {
            signInAs("Eve Employee", role);
            assertThatThrownBy(() -> UI.getCurrent().navigate("workspaces"))
                    .isInstanceOf(MockAccessDeniedException.class);
            _assertNone(WorkspacesView.class);
        }
    }

    private static void openRemoval() {
        RowMenu menu = _get(RowMenu.class);
        menu.getItems().getFirst().getSubMenu().getItems().stream()
                .filter(item -> item.getText().startsWith("Remove"))
                .forEach(item -> ComponentUtil.fireEvent(item, new ClickEvent<>(item)));
    }

    private void open(Map<String, String> query) {
        signInAs("Anna Admin", Role.ADMIN);
        UI.getCurrent().navigate(WorkspacesView.class, QueryParameters.simple(query));
    }

    private User running(String name) {
        User user = fixture.person(name + " " + mark, Role.EMPLOYEE);
        fixture.workspaces.start(user.id());
        fixture.runtime.ready(
                fixture.runtime.awaitTask(user.id(), 1), new TaskAddress("127.0.0.1", 9));
        Eventually.get(
                () -> fixture.workspaces.find(user.id()).state(), WorkspaceState.RUNNING::equals);
        return user;
    }

    private User failed(String name) {
        User user = fixture.person(name + " " + mark, Role.EMPLOYEE);
        fixture.runtime.failLaunch(
                new TaskStartException(FailureKind.QUOTA, "The quota L-3032A538 is used up."));
        fixture.workspaces.start(user.id());
        Eventually.get(
                () -> fixture.workspaces.find(user.id()).state(), WorkspaceState.FAILED::equals);
        fixture.runtime.recover();
        return user;
    }

    private void stop(User user) {
        fixture.workspaces.stopNow(user.id());
        Eventually.get(
                () -> fixture.workspaces.find(user.id()).state(), WorkspaceState.STOPPED::equals);
    }

    private static WorkspaceGrid grid() {
        return _get(WorkspaceGrid.class);
    }

    private static WorkspaceRow row(User user) {
        return rows().stream().filter(row -> row.id().equals(user.id())).findFirst().orElseThrow();
    }

    private static List<WorkspaceRow> rows() {
        return _findAll((Grid<WorkspaceRow>) grid());
    }

    private static List<String> ids() {
        return rows().stream().map(row -> row.id().value()).toList();
    }

    private static String count() {
        return _get(Span.class, spec -> spec.withId("count")).getText();
    }

    @SuppressWarnings("unchecked")
    private static Select<WorkspaceState> states() {
        return _get(Select.class, spec -> spec.withLabel("State"));
    }
}
