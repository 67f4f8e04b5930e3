package io.teamclaw.adminui.config.ui;

import static com.github.mvysny.kaributesting.v10.GridKt._getCellComponent;
import static com.github.mvysny.kaributesting.v10.GridKt._size;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.mvysny.kaributesting.v10.MockAccessDeniedException;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.textfield.TextField;
import io.teamclaw.adminui.KaribuTest;
import io.teamclaw.adminui.config.ConfigData;
import io.teamclaw.adminui.layout.ui.ErrorState;
import io.teamclaw.config.openclaw.EffectiveValue;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EffectiveViewTest extends KaribuTest {
    private ConfigData data;
    private User eve;

    @BeforeEach
    void someSettings() {
        data = new ConfigData(fixture);
        data.clear();
        eve = fixture.person("Eve Employee", Role.EMPLOYEE);
        data.put(
                "global",
                "openclaw/skills",
                "{'entries': {'weather': {'env': {'KEY': 'hidden-1'}}}}");
        data.put("team#everyone", "openclaw/ui", "{'seamColor': '#112233'}");
        data.put("user#" + eve.id(), "bootstrap/SOUL.md", "'I am brief.'");
    }

    @AfterEach
    void clear() {
        data.clear();
    }

    @Test
    void eachValueNamesItsOrigin() {
        signInAs("Ada Admin", Role.ADMIN);
        UI.getCurrent().navigate(EffectiveView.class, eve.id().value());

        filter("seamColor");
        assertThat(_size(grid())).isEqualTo(1);
        assertThat(cell("value")).isEqualTo("\"#112233\"");
        assertThat(cell("origin")).isEqualTo("Team");
        filter("gateway.mode");
        assertThat(cell("origin")).isEqualTo("TeamClaw");
        filter("gateway.port");
        assertThat(cell("value")).isEqualTo("Decided at each start");
        filter("weather");
        assertThat(cell("value")).contains("hidden-1");
        assertThat(_get(EffectiveView.class).getElement().getTextRecursively())
                .contains("SOUL.md", "Person", "I am brief.");
    }

    @Test
    void aLeadSeesItWithoutSecrets() {
        signInAs("Lea Lead", Role.TEAM_LEAD);
        UI.getCurrent().navigate(EffectiveView.class, eve.id().value());

        filter("weather");
        assertThat(cell("value")).isEqualTo("\"••••\"");
    }

    @Test
    void whatCannotStartIsExplained() {
        data.store.put("global", "openclaw/env", "{}", ConfigData.SOMEBODY);
        signInAs("Ada Admin", Role.ADMIN);

        UI.getCurrent().navigate(EffectiveView.class, eve.id().value());

        assertThat(_get(ErrorState.class).getElement().getTextRecursively())
                .contains("global tier: env is not allowed");
    }

    @Test
    void anIdOfNobodyIsNotFound() {
        signInAs("Ada Admin", Role.ADMIN);
        assertThatThrownBy(() -> UI.getCurrent().navigate("config/effective/no-such-person"))
                .hasMessageContaining("No route found");
    }

    @Test
    void anEmployeeDoesNotGetIn() {
        signInAs("Ed Employee", Role.EMPLOYEE);
        assertThatThrownBy(() -> UI.getCurrent().navigate(EffectiveView.class, eve.id().value()))
                .isInstanceOf(MockAccessDeniedException.class);
    }

    private static void filter(String text) {
        _setValue(_get(TextField.class), text);
    }

    private static String cell(String column) {
        return _getCellComponent(grid(), 0, column).getElement().getTextRecursively();
    }

    @SuppressWarnings("unchecked")
    private static Grid<EffectiveValue> grid() {
        return _get(Grid.class);
    }
}
