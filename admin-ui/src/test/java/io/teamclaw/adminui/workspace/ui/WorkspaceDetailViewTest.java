package io.teamclaw.adminui.workspace.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.teamclaw.adminui.KaribuTest;
import io.teamclaw.lifecycle.audit.AuditStore;
import io.teamclaw.lifecycle.logs.WorkspaceLogs;
import io.teamclaw.lifecycle.testing.Eventually;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.workspaces.Asked;
import io.teamclaw.lifecycle.workspaces.FailureKind;
import io.teamclaw.lifecycle.workspaces.TaskAddress;
import io.teamclaw.lifecycle.workspaces.TaskStartException;
import io.teamclaw.lifecycle.workspaces.WorkspaceState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

class WorkspaceDetailViewTest extends KaribuTest {
    @Autowired private AuditStore audit;

    @AfterEach
    void recover() {
        fixture.runtime.recover();
        fixture.logs = WorkspaceLogs.NONE;
    }

    @ParameterizedTest
    @EnumSource(FailureKind.class)
    void aFailedStartShowsItsCauseAndWhatToDo(FailureKind kind) {
        User owner = fixture.person("Fay Failing", Role.EMPLOYEE);
        fixture.runtime.failLaunch(new TaskStartException(kind, "What happened: " + kind));
        fixture.workspaces.start(owner.id());
        Eventually.get(
                () -> fixture.workspaces.find(owner.id()).state(), WorkspaceState.FAILED::equals);
        open(owner, Role.ADMIN);

        assertThat(_get(StateBadge.class).getText()).isEqualTo("Failed");
        assertThat(paragraphs()).contains("What happened: " + kind, FailureText.adminAdvice(kind));
        assertThat(_find(Span.class)).extracting(Span::getText).contains(FailureText.kind(kind));
        _assertOne(Button.class, spec -> spec.withId("start"));
    }

    @Test
    void eachFailureHasAdviceOfItsOwnForAdministrators() {
        Set<String> advice = new HashSet<>();
        for (FailureKind kind : FailureKind.values()) {
            advice.add(FailureText.adminAdvice(kind));
            assertThat(FailureText.ownerAdvice(kind)).isNotBlank();
        }
        assertThat(advice).hasSize(FailureKind.values().length);
    }

    @Test
    void whatHappenedIsToldWithWhoAskedAndThePhasesWithTheirTimes() {
        User admin = signInAs("Ada Admin", Role.ADMIN);
        User owner = fixture.person("Rita Running", Role.EMPLOYEE);
        fixture.workspaces.start(owner.id(), Asked.by(admin.id()));
        fixture.runtime.ready(
                fixture.runtime.awaitTask(owner.id(), 1), new TaskAddress("127.0.0.1", 9));
        Eventually.get(
                () -> fixture.workspaces.find(owner.id()).state(), WorkspaceState.RUNNING::equals);
        UI.getCurrent().navigate("workspaces/" + owner.id());

        assertThat(_find(Span.class))
                .extracting(Span::getText)
                .contains(" · asked for by Ada Admin", "Connecting", "Ready");
        assertThat(_find(ListItem.class)).hasSizeGreaterThan(6);
        assertThat(_get(Anchor.class, spec -> spec.withText(owner.email().value())).getHref())
                .isEqualTo("people/" + owner.id());
        _assertOne(Button.class, spec -> spec.withId("restart"));

        fixture.workspaces.stopNow(owner.id());
        Eventually.get(
                () -> {
                    MockVaadin.clientRoundtrip(true);
                    return _get(StateBadge.class).getText();
                },
                "Stopped"::equals);
    }

    @Test
    void logLinesAreReadWhenAskedForWhichIsAudited() {
        User owner = fixture.person("Lou Logging", Role.EMPLOYEE);
        fixture.logs =
                (id, limit) ->
                        id.equals(owner.id())
                                ? List.of(
                                        new WorkspaceLogs.Line(
                                                Optional.of(Instant.now()),
                                                "openclaw",
                                                "gateway is ready"))
                                : List.of();
        open(owner, Role.ADMIN);
        assertThat(logged(owner)).isFalse();
        assertThat(lines()).isEmpty();

        _click(_get(Button.class, spec -> spec.withId("show-logs")));
        assertThat(lines()).containsExactly("gateway is ready");
        assertThat(logged(owner)).isTrue();

        _get(Checkbox.class, spec -> spec.withId("follow-logs")).setValue(true);
        assertThat(UI.getCurrent().getPollInterval()).isPositive();
        _get(Checkbox.class, spec -> spec.withId("follow-logs")).setValue(false);
        assertThat(UI.getCurrent().getPollInterval()).isNegative();

        fixture.logs =
                (id, limit) -> {
                    throw new UncheckedIOException("CloudWatch is away", new IOException());
                };
        _click(_get(Button.class, spec -> spec.withId("show-logs")));
        assertThat(paragraphs()).contains("CloudWatch is away");
    }

    @Test
    void aLeadSeesNoLogsAndNobodyOfAnotherTeam() {
        User owner = fixture.person("Mia Member", Role.EMPLOYEE);
        open(owner, Role.TEAM_LEAD);
        _assertOne(WorkspaceDetailView.class);
        _assertNone(LogPanel.class);
    }

    @Test
    void anIdOfNobodyIsNotFound() {
        signInAs("Ada Admin", Role.ADMIN);
        for (String id : List.of("nobody-at-all", "%20")) {
            assertThatThrownBy(() -> UI.getCurrent().navigate("workspaces/" + id))
                    .hasMessageContaining("There is no such workspace");
            _assertNone(WorkspaceDetailView.class);
        }
    }

    private void open(User owner, Role role) {
        signInAs("Ada Admin", role);
        UI.getCurrent().navigate("workspaces/" + owner.id());
    }

    private boolean logged(User owner) {
        return audit.rows(1)
                .anyMatch(
                        row ->
                                row.containsValue("workspace.logs-read")
                                        && row.containsValue("workspace/" + owner.id()));
    }

    private static List<String> lines() {
        return _find(Span.class, spec -> spec.withClasses("log-text")).stream()
                .map(Span::getText)
                .toList();
    }

    private static List<String> paragraphs() {
        return _find(Paragraph.class).stream().map(Paragraph::getText).toList();
    }
}
