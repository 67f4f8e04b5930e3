package io.teamclaw.adminui.people.ui;

import static com.github.mvysny.kaributesting.v10.GridKt._findAll;
import static com.github.mvysny.kaributesting.v10.GridKt._getCellComponent;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static com.github.mvysny.kaributesting.v10.NotificationsKt.expectNotifications;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.mvysny.kaributesting.v10.MockAccessDeniedException;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import io.teamclaw.adminui.KaribuTest;
import io.teamclaw.lifecycle.testing.Eventually;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.workspaces.TaskAddress;
import io.teamclaw.lifecycle.workspaces.WorkspaceGateway.Rest;
import io.teamclaw.lifecycle.workspaces.WorkspaceState;
import org.junit.jupiter.api.Test;

class UsersViewTest extends KaribuTest {
    @Test
    void theFilterFindsByNameAndByEmail() {
        signInAs("Ada Admin", Role.ADMIN);
        User zoe = fixture.person("Zoe Zebra", Role.EMPLOYEE);
        UI.getCurrent().navigate(UsersView.class);
        assertThat(shown()).extracting(User::id).contains(zoe.id());

        filter("zOE z");
        assertThat(shown()).extracting(User::name).containsOnly("Zoe Zebra");

        filter(zoe.email().value());
        assertThat(shown()).extracting(User::id).containsExactly(zoe.id());

        filter("nobody is called this");
        assertThat(shown()).isEmpty();
    }

    @Test
    void disablingAsksFirstAndStopsTheWorkspaceInTheMiddleOfAnAnswer() {
        signInAs("Ada Admin", Role.ADMIN);
        User eve = fixture.person("Eve Employee", Role.EMPLOYEE);
        fixture.workspaces.start(eve.id());
        fixture.runtime.ready(
                fixture.runtime.awaitTask(eve.id(), 1), new TaskAddress("127.0.0.1", 9));
        awaitState(eve, WorkspaceState.RUNNING);
        fixture.platform.gateway().answer(eve.id(), new Rest.Busy("writes an answer"));
        UI.getCurrent().navigate(UsersView.class);
        filter(eve.email().value());

        _click((Button) _getCellComponent(grid(), 0, "action"));
        assertThat(isDisabled(eve)).isFalse();
        confirm();

        expectNotifications("Eve Employee is disabled.");
        assertThat(isDisabled(eve)).isTrue();
        awaitState(eve, WorkspaceState.STOPPED);

        Button enable = (Button) _getCellComponent(grid(), 0, "action");
        assertThat(enable.getText()).isEqualTo("Enable");
        _click(enable);
        assertThat(isDisabled(eve)).isFalse();
    }

    @Test
    void nobodyCanDisableThemselves() {
        User me = signInAs("Ada Admin", Role.ADMIN);
        UI.getCurrent().navigate(UsersView.class);
        filter(me.email().value());

        assertThat(_getCellComponent(grid(), 0, "action")).isInstanceOf(Span.class);
    }

    @Test
    void anEmployeeDoesNotGetIn() {
        signInAs("Eve Employee", Role.EMPLOYEE);
        assertThatThrownBy(() -> UI.getCurrent().navigate("users"))
                .isInstanceOf(MockAccessDeniedException.class);
    }

    private boolean isDisabled(User user) {
        return fixture.users.find(user.id()).orElseThrow().disabled();
    }

    private void awaitState(User user, WorkspaceState state) {
        Eventually.get(() -> fixture.workspaces.find(user.id()).state(), state::equals);
    }

    private static void filter(String text) {
        _setValue(_get(TextField.class), text);
    }

    private static Iterable<User> shown() {
        return _findAll(grid());
    }

    @SuppressWarnings("unchecked")
    private static Grid<User> grid() {
        return _get(Grid.class);
    }
}
