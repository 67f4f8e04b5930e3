package io.teamclaw.adminui.workspace.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.progressbar.ProgressBar;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.lifecycle.workspaces.Uptime;
import io.teamclaw.lifecycle.workspaces.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The workspace as it stands and what can be done with it. */
final class WorkspaceCard extends Section {
    private static final long serialVersionUID = 1L;

    /** What a person can do here. */
    interface Actions {
        void start();

        void stop();

        void stopNow();

        void keep(int hours);

        void endKeep();

        /** For how many hours it may be kept up. */
        List<Integer> keepChoices();
    }

    private final transient Actions actions;
    private final Paragraph text = new Paragraph();
    private final Paragraph advice = new Paragraph();
    private transient Workspace shown;
    private StartSteps steps = new StartSteps();
    private UptimePanel uptime;
    private Button stopNow = new Button();

    WorkspaceCard(Actions actions) {
        this.actions = actions;
        this.uptime = uptimePanel();
        addClassNames("panel", "workspace-card");
        getElement().setAttribute("aria-label", Texts.text("workspaces.mine.title"));
    }

    /**
     * Shows it; what did not change stays as it is, so that focus does not get lost.
     *
     * @param position in the line, where it waits to start
     * @param estimate how long it takes until it runs, where anything is known
     * @param up why it runs, while it does
     */
    void show(
            Workspace workspace,
            OptionalInt position,
            Optional<Duration> estimate,
            Optional<Uptime> up,
            Instant now) {
        if (shown == null || shown.state() != workspace.state()) {
            rebuild(workspace);
        }
        shown = workspace;
        text.setText(CardText.text(workspace, position, estimate, now));
        advice.setText(
                workspace.failure().map(each -> FailureText.ownerAdvice(each.kind())).orElse(""));
        workspace.start().ifPresent(start -> steps.show(start, now));
        uptime.show(workspace, up, now);
        stopNow.setEnabled(workspace.stopWaitsFor().isPresent());
    }

    private void rebuild(Workspace workspace) {
        steps = new StartSteps();
        removeAll();
        Div head = new Div(new H2(CardText.title(workspace)), new StateBadge(workspace.state()));
        head.addClassName("panel-head");
        add(head, text);
        switch (workspace.state()) {
            case ABSENT, STOPPED -> add(row(start(Texts.text("workspaces.mine.start"))));
            case FAILED -> add(advice, row(start(Texts.text("workspaces.mine.again"))));
            case PROVISIONING, STARTING -> add(steps, row(stop(Texts.text("workspaces.cancel"))));
            case RUNNING -> {
                uptime = uptimePanel();
                add(row(open(), stop(Texts.text("workspaces.mine.stop"))), uptime);
            }
            case STOPPING -> {
                ProgressBar bar = new ProgressBar();
                bar.setIndeterminate(true);
                bar.getElement().setAttribute("aria-label", StateText.of(workspace.state()));
                stopNow =
                        new Button(
                                Texts.text("workspaces.action.stop-now"),
                                click -> actions.stopNow());
                stopNow.setId("stop-now");
                add(bar, row(stopNow));
            }
        }
    }

    private UptimePanel uptimePanel() {
        return new UptimePanel(actions.keepChoices(), actions::keep, actions::endKeep);
    }

    private Button start(String label) {
        Button start = new Button(label, VaadinIcon.PLAY.create(), click -> actions.start());
        start.addThemeVariants(ButtonVariant.PRIMARY);
        start.setId("start");
        return start;
    }

    private Button stop(String label) {
        Button stop = new Button(label, click -> actions.stop());
        stop.setId("stop");
        return stop;
    }

    private static Anchor open() {
        Anchor open = new Anchor("open", Texts.text("workspaces.mine.open"));
        open.setTarget(AnchorTarget.BLANK);
        open.setRouterIgnore(true);
        open.getElement().setAttribute("rel", "noopener");
        open.addClassName("button-link");
        open.setId("open");
        return open;
    }

    private static Div row(Component... parts) {
        Div row = new Div(parts);
        row.addClassName("actions");
        return row;
    }
}
