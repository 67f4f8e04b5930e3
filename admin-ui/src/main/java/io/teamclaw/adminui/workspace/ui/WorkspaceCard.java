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
import io.teamclaw.lifecycle.workspaces.StartPhase;
import io.teamclaw.lifecycle.workspaces.Workspace;
import java.time.Duration;
import java.time.Instant;

/** The workspace as it stands and what can be done with it. */
final class WorkspaceCard extends Section {
    private static final long serialVersionUID = 1L;

    private final transient Runnable onStart;
    private final transient Runnable onStop;
    private final Paragraph text = new Paragraph();
    private transient Workspace shown;
    private StartSteps steps = new StartSteps();

    WorkspaceCard(Runnable onStart, Runnable onStop) {
        this.onStart = onStart;
        this.onStop = onStop;
        addClassNames("panel", "workspace-card");
        getElement().setAttribute("aria-label", "My workspace");
    }

    /** Shows it; what did not change stays as it is, so that focus does not get lost. */
    void show(Workspace workspace, Instant now) {
        if (shown == null || shown.state() != workspace.state()) {
            rebuild(workspace);
        }
        shown = workspace;
        text.setText(textOf(workspace, now));
        steps.show(workspace.since(), workspace.phase().orElse(StartPhase.REQUESTED), now);
    }

    private void rebuild(Workspace workspace) {
        steps = new StartSteps();
        removeAll();
        Div head = new Div(new H2(titleOf(workspace)), new StateBadge(workspace.state()));
        head.addClassName("panel-head");
        add(head, text);
        switch (workspace.state()) {
            case ABSENT, STOPPED -> add(actions(start("Start workspace")));
            case FAILED -> add(actions(start("Try again")));
            case PROVISIONING, STARTING -> add(steps, actions(stop("Cancel")));
            case RUNNING -> add(actions(open(), stop("Stop")));
            case STOPPING -> {
                ProgressBar bar = new ProgressBar();
                bar.setIndeterminate(true);
                bar.getElement().setAttribute("aria-label", "Stopping");
                add(bar);
            }
        }
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

    private static String textOf(Workspace workspace, Instant now) {
        String since = Durations.format(Duration.between(workspace.since(), now));
        return switch (workspace.state()) {
            case ABSENT ->
                    "OpenClaw runs here for you alone, with files of its own. Start it, open it in a"
                            + " new tab and write your first message. You need no API key.";
            case STOPPED -> "Files and conversations are kept. Start it to go on.";
            case PROVISIONING, STARTING ->
                    since + " so far. The first start takes a little longer.";
            case RUNNING -> "Up for " + since + ". It opens in a tab of its own.";
            case STOPPING -> "It ends what it is doing first. Files and conversations are kept.";
            case FAILED -> workspace.cause().orElse("No cause is known.");
        };
    }

    private Button start(String label) {
        Button start = new Button(label, VaadinIcon.PLAY.create(), click -> onStart.run());
        start.addThemeVariants(ButtonVariant.PRIMARY);
        start.setId("start");
        return start;
    }

    private Button stop(String label) {
        Button stop = new Button(label, click -> onStop.run());
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

    private static Div actions(Component... actions) {
        Div row = new Div(actions);
        row.addClassName("actions");
        return row;
    }
}
