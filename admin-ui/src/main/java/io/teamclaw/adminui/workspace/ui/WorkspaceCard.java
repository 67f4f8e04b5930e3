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
import io.teamclaw.adminui.layout.ui.Durations;
import io.teamclaw.lifecycle.workspaces.FailureKind;
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
        getElement().setAttribute("aria-label", "My workspace");
    }

    /**
     * Shows it; what did not change stays as it is, so that focus does not get lost.
     *
     * @param position in the line, where it waits to start
     * @param up why it runs, while it does
     */
    void show(Workspace workspace, OptionalInt position, Optional<Uptime> up, Instant now) {
        if (shown == null || shown.state() != workspace.state()) {
            rebuild(workspace);
        }
        shown = workspace;
        text.setText(textOf(workspace, position, now));
        advice.setText(workspace.failure().map(each -> adviceOn(each.kind())).orElse(""));
        workspace.start().ifPresent(start -> steps.show(start, now));
        uptime.show(workspace, up, now);
        stopNow.setEnabled(workspace.stopWaitsFor().isPresent());
    }

    private void rebuild(Workspace workspace) {
        steps = new StartSteps();
        removeAll();
        Div head = new Div(new H2(titleOf(workspace)), new StateBadge(workspace.state()));
        head.addClassName("panel-head");
        add(head, text);
        switch (workspace.state()) {
            case ABSENT, STOPPED -> add(row(start("Start workspace")));
            case FAILED -> add(advice, row(start("Try again")));
            case PROVISIONING, STARTING -> add(steps, row(stop("Cancel")));
            case RUNNING -> {
                uptime = uptimePanel();
                add(row(open(), stop("Stop")), uptime);
            }
            case STOPPING -> {
                ProgressBar bar = new ProgressBar();
                bar.setIndeterminate(true);
                bar.getElement().setAttribute("aria-label", "Stopping");
                stopNow = new Button("Stop now", click -> actions.stopNow());
                stopNow.setId("stop-now");
                add(bar, row(stopNow));
            }
        }
    }

    private UptimePanel uptimePanel() {
        return new UptimePanel(actions.keepChoices(), actions::keep, actions::endKeep);
    }

    private static String titleOf(Workspace workspace) {
        return switch (workspace.state()) {
            case ABSENT -> "Meet your agent";
            case STOPPED -> "Your workspace is stopped";
            case PROVISIONING, STARTING -> "Starting your workspace";
            case RUNNING -> "Your workspace is running";
            case STOPPING -> "Stopping your workspace";
            case FAILED -> "Your workspace has failed";
        };
    }

    private static String textOf(Workspace workspace, OptionalInt position, Instant now) {
        String since = Durations.format(Duration.between(workspace.since(), now));
        return switch (workspace.state()) {
            case ABSENT ->
                    "OpenClaw runs here for you alone, with files of its own. Start it, open it in a"
                            + " new tab and write your first message. You need no API key.";
            case STOPPED -> "Files and conversations are kept. Start it to go on.";
            case PROVISIONING, STARTING ->
                    position.isPresent()
                            ? "As many workspaces start at once as may. Yours is number "
                                    + position.getAsInt()
                                    + " in line and starts by itself."
                            : since + " so far. The first start takes a little longer.";
            case RUNNING -> "Up for " + since + ". It opens in a tab of its own.";
            case STOPPING ->
                    workspace
                            .stopWaitsFor()
                            .map(
                                    with ->
                                            "It waits: "
                                                    + with
                                                    + ". Files and conversations are kept.")
                            .orElse("It is being stopped. Files and conversations are kept.");
            case FAILED -> workspace.cause().orElse("No cause is known.");
        };
    }

    /** Who can do something about it, and whether trying again helps. */
    private static String adviceOn(FailureKind kind) {
        return switch (kind) {
            case QUOTA, IMAGE, PERMISSION, SETTINGS ->
                    "Trying again does not help until an administrator has put that right: pass this"
                            + " message on.";
            case LIMIT -> "Try again when another workspace has stopped, or ask an administrator.";
            case OWNER -> "Ask an administrator whether your account is still active.";
            case CAPACITY, INTERRUPTED, SERVICE -> "Trying again in a few minutes helps as a rule.";
            case HEALTH, CRASHED, INTERNAL ->
                    "Try again; if it happens once more, pass this message on to an administrator.";
        };
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
        Anchor open = new Anchor("open", "Open workspace");
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
