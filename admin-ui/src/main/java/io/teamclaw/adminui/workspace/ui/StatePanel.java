package io.teamclaw.adminui.workspace.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import io.teamclaw.adminui.layout.ui.Durations;
import io.teamclaw.adminui.layout.ui.ViewerZone;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.adminui.usage.Money;
import io.teamclaw.adminui.workspace.WorkspaceRow;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.workspaces.Failure;
import io.teamclaw.lifecycle.workspaces.Uptime;
import io.teamclaw.lifecycle.workspaces.Workspace;
import io.teamclaw.lifecycle.workspaces.WorkspaceState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** How one workspace stands, why it failed and what to do, and what can be done to it. */
final class StatePanel extends Section {
    private static final long serialVersionUID = 1L;

    private final transient WorkspaceActions actions;
    private final Div head = new Div();
    private final Div failure = new Div();
    private final DescriptionList facts = new DescriptionList();
    private final Div buttons = new Div();
    private transient Optional<WorkspaceState> shown = Optional.empty();

    StatePanel(WorkspaceActions actions) {
        this.actions = actions;
        addClassNames("panel", "workspace-card");
        getElement().setAttribute("aria-label", Texts.text("workspaces.detail.title"));
        head.addClassName("panel-head");
        failure.addClassName("failure");
        failure.getElement().setAttribute("role", "status");
        facts.addClassName("facts");
        buttons.addClassName("actions");
        add(head, failure, facts, buttons);
    }

    void show(WorkspaceRow row, Optional<Uptime> uptime, Instant now) {
        Workspace workspace = row.workspace();
        if (!shown.equals(Optional.of(workspace.state()))) {
            shown = Optional.of(workspace.state());
            showHead(row);
            showButtons(row);
        }
        showFailure(workspace.failure());
        facts.removeAll();
        if (workspace.state() != WorkspaceState.ABSENT) {
            String since = Durations.format(Duration.between(workspace.since(), now));
            fact(
                    Texts.text("workspaces.column.since"),
                    Texts.text("workspaces.since", ViewerZone.format(workspace.since()), since));
        }
        fact(Texts.text("workspaces.column.step"), StateText.step(workspace));
        uptime.ifPresent(
                up -> {
                    fact(Texts.text("workspaces.column.idle"), UptimeText.idle(up, now));
                    fact(Texts.text("workspaces.column.why"), UptimeText.why(up.reason(), now));
                    fact(Texts.text("workspaces.column.stops"), UptimeText.stops(up, now));
                });
        row.costMicros()
                .ifPresent(cost -> fact(Texts.text("workspaces.column.cost"), Money.format(cost)));
    }

    private void showHead(WorkspaceRow row) {
        head.removeAll();
        head.add(new H2(row.name()), new StateBadge(row.workspace().state()));
        row.owner().map(StatePanel::person).ifPresent(head::add);
    }

    private static Anchor person(User owner) {
        Anchor link = new Anchor("people/" + owner.id(), owner.email().value());
        link.addClassName("head-end");
        return link;
    }

    private void showFailure(Optional<Failure> why) {
        failure.removeAll();
        failure.setVisible(why.isPresent());
        why.ifPresent(
                each -> {
                    Span kind = new Span(FailureText.kind(each.kind()));
                    kind.addClassName("user-name");
                    failure.add(
                            kind,
                            new Paragraph(each.cause()),
                            new Paragraph(FailureText.adminAdvice(each.kind())));
                });
    }

    private void fact(String name, String value) {
        facts.add(new Div(new DescriptionList.Term(name), new DescriptionList.Description(value)));
    }

    private void showButtons(WorkspaceRow row) {
        buttons.removeAll();
        Workspace now = row.workspace();
        boolean up = now.isStarting() || now.state() == WorkspaceState.RUNNING;
        if (!up && now.state() != WorkspaceState.STOPPING) {
            button("start", Texts.text("workspaces.action.start"), row, actions::start)
                    .addThemeVariants(ButtonVariant.PRIMARY);
        }
        if (up) {
            button("stop", Texts.text("workspaces.action.stop"), row, actions::stop);
            button("restart", Texts.text("workspaces.action.restart"), row, actions::restart);
        }
        buttons.add(new RowMenu(row, actions));
    }

    private Button button(
            String id, String label, WorkspaceRow row, Consumer<List<WorkspaceRow>> action) {
        Button button = new Button(label, click -> action.accept(List.of(row)));
        button.setId(id);
        buttons.add(button);
        return button;
    }
}
