package io.teamclaw.adminui.dashboard.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.mvysny.kaributesting.v10.MockAccessDeniedException;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import io.teamclaw.adminui.KaribuTest;
import io.teamclaw.adminui.dashboard.Attention;
import io.teamclaw.adminui.dashboard.Background;
import io.teamclaw.adminui.dashboard.OnboardingStep;
import io.teamclaw.adminui.layout.ui.ErrorState;
import io.teamclaw.adminui.workspace.ui.MyWorkspaceView;
import io.teamclaw.lifecycle.testing.Eventually;
import io.teamclaw.lifecycle.users.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DashboardViewTest extends KaribuTest {
    @Autowired private Background background;

    @Test
    void eachRoleSeesItsPart() {
        assertThat(titles(Role.ADMIN))
                .contains("People", "Workspaces", "Usage and cost", "Needs attention", "API keys");
        assertThat(titles(Role.TEAM_LEAD))
                .containsExactly("People", "Workspaces", "Usage and cost");
        assertThat(titles(Role.FINANCE)).containsExactly("Usage and cost");
        signInAs("Eve Employee", Role.EMPLOYEE);
        assertThatThrownBy(() -> UI.getCurrent().navigate(DashboardView.class))
                .isInstanceOf(MockAccessDeniedException.class);
    }

    @Test
    void everyPanelIsFilled() {
        signInAs("Ada Admin", Role.ADMIN);
        UI.getCurrent().navigate(DashboardView.class);
        awaitPanels();
        assertThat(_find(ErrorState.class)).isEmpty();
        assertThat(text(_get(DashboardView.class)))
                .contains("With an account", "Running", "Last 30 days", "Requests");
    }

    @Test
    void aPanelThatFailsSaysSoAndLoadsAgain() {
        signInAs("Ada Admin", Role.ADMIN);
        boolean[] broken = {true};
        Panel<String> panel =
                new Panel<>(
                        background,
                        "Some panel",
                        () -> {
                            if (broken[0]) {
                                throw new IllegalStateException("as the test wants");
                            }
                            return "loaded";
                        },
                        loaded -> Optional.of(new Div(loaded)));
        UI.getCurrent().add(panel);
        awaitPanels();
        _assertOne(panel, ErrorState.class);
        assertThat(text(panel)).contains("Some panel");

        broken[0] = false;
        _get(panel, Button.class).click();
        awaitPanels();
        assertThat(text(panel)).contains("loaded");
    }

    @Test
    void theChecklistLinksToWhatIsMissingAndGoesWhenAllIsThere() {
        List<OnboardingStep> some =
                Arrays.stream(OnboardingStep.Kind.values())
                        .map(kind -> new OnboardingStep(kind, kind == OnboardingStep.Kind.KEY))
                        .toList();
        Component list = OnboardingList.of(some).orElseThrow();
        assertThat(links(list)).containsExactly("teams", "settings", "settings");
        assertThat(text(list)).contains("Add an API key(done)");

        List<OnboardingStep> all =
                some.stream().map(step -> new OnboardingStep(step.kind(), true)).toList();
        assertThat(OnboardingList.of(all)).isEmpty();
    }

    @Test
    void whatNeedsAttentionIsALinkAway() {
        List<Attention> all =
                Arrays.stream(Attention.Kind.values())
                        .map(kind -> new Attention(kind, "Mistral", 2, "somewhere"))
                        .toList();
        Component list = AttentionList.of(all).orElseThrow();
        assertThat(links(list)).hasSize(all.size());
        assertThat(text(list)).contains("Mistral: 2 % of the calls", "2 workspaces did not start");
        assertThat(text(AttentionList.of(List.of()).orElseThrow())).startsWith("Nothing.");
    }

    @Test
    void aTrendIsSaidInWords() {
        assertThat(UsageFigures.change(150, 100)).isEqualTo("50 % more than before");
        assertThat(UsageFigures.change(50, 100)).isEqualTo("50 % less than before");
        assertThat(UsageFigures.change(100, 100)).isEqualTo("As before");
        assertThat(UsageFigures.change(5, 0)).isEqualTo("None before");
        assertThat(UsageFigures.change(0, 0)).isEqualTo("None before either");
    }

    @Test
    void eachRoleLandsWhereItWorks() {
        for (Role role : new Role[] {Role.ADMIN, Role.FINANCE}) {
            signInAs("Ada Admin", role);
            UI.getCurrent().navigate("");
            _assertOne(DashboardView.class);
        }
        for (Role role : new Role[] {Role.EMPLOYEE, Role.TEAM_LEAD}) {
            signInAs("Eve Employee", role);
            UI.getCurrent().navigate("");
            _assertOne(MyWorkspaceView.class);
        }
    }

    private List<String> titles(Role role) {
        signInAs("Some Body", role);
        // Else the page that the one before saw would be used again.
        UI.getCurrent().navigate(MyWorkspaceView.class);
        UI.getCurrent().navigate(DashboardView.class);
        awaitPanels();
        return _find(_get(DashboardView.class), H2.class).stream()
                .map(H2::getText)
                .filter(title -> !title.equals("First steps"))
                .toList();
    }

    /** The panels load beside the page. */
    private static void awaitPanels() {
        Eventually.get(
                () -> {
                    MockVaadin.clientRoundtrip(false);
                    return _find(Div.class, spec -> spec.withClasses("dashboard-body")).stream()
                            .filter(body -> body.getElement().hasAttribute("aria-busy"))
                            .count();
                },
                busy -> busy == 0);
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively();
    }

    private static List<String> links(Component root) {
        return descendants(root)
                .filter(Anchor.class::isInstance)
                .map(link -> ((Anchor) link).getHref())
                .toList();
    }

    private static Stream<Component> descendants(Component root) {
        return Stream.concat(
                Stream.of(root), root.getChildren().flatMap(DashboardViewTest::descendants));
    }
}
