package io.teamclaw.adminui.workspace.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.lifecycle.workspaces.Start;
import io.teamclaw.lifecycle.workspaces.Workspace;
import java.time.Instant;
import java.util.Optional;

/** How long each phase of the current or last start took. */
final class StartPanel extends Section {
    private static final long serialVersionUID = 1L;

    private final Div content = new Div();
    private final StartSteps steps = new StartSteps();
    private transient Optional<String> attempt = Optional.empty();

    StartPanel() {
        addClassName("panel");
        add(new H2(Texts.text("workspaces.start.title")), content);
    }

    void show(Workspace workspace, Instant now) {
        Optional<Start> start = workspace.start();
        if (start.isEmpty()) {
            content.removeAll();
            content.add(new Paragraph(Texts.text("workspaces.start.none")));
        } else {
            if (!attempt.equals(workspace.attemptId())) {
                content.removeAll();
                content.add(steps);
            }
            steps.showTimes(start.get(), workspace.isStarting() ? now : workspace.since());
        }
        attempt = workspace.attemptId();
    }
}
