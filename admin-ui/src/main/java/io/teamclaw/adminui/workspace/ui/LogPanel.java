package io.teamclaw.adminui.workspace.ui;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.shared.Registration;
import io.teamclaw.adminui.layout.ui.ErrorState;
import io.teamclaw.adminui.layout.ui.ViewerZone;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.adminui.workspace.WorkspaceLogService.Reading;
import io.teamclaw.lifecycle.logs.WorkspaceLogs;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Supplier;

/** The last lines that a workspace wrote; nothing is read before somebody asks. */
final class LogPanel extends Section {
    private static final long serialVersionUID = 1L;
    private static final int FOLLOW_MILLIS = 3_000;

    private final transient Supplier<Reading> open;
    private final Div lines = new Div();
    private final Button show;
    private final Checkbox follow = new Checkbox(Texts.text("workspaces.logs.follow"));
    private transient Reading reading;
    private Registration poll = () -> {};

    /**
     * @param open begins to look, which is audited
     */
    LogPanel(Supplier<Reading> open) {
        this.open = open;
        addClassName("panel");
        show = new Button(Texts.text("workspaces.logs.show"), VaadinIcon.REFRESH.create());
        show.setId("show-logs");
        show.addClickListener(click -> begin());
        follow.setId("follow-logs");
        follow.setEnabled(false);
        follow.addValueChangeListener(change -> follow(change.getValue()));
        Div tools = new Div(follow, show);
        tools.addClassName("log-tools");
        Div head = new Div(new H2(Texts.text("workspaces.logs.title")), tools);
        head.addClassName("panel-head");
        lines.addClassName("log-lines");
        lines.getElement()
                .setAttribute("role", "log")
                .setAttribute("tabindex", "0")
                .setAttribute("aria-label", Texts.text("workspaces.logs.title"));
        lines.setVisible(false);
        Paragraph note = new Paragraph(Texts.text("workspaces.logs.note"));
        add(head, note, lines);
    }

    private void begin() {
        reading = open.get();
        show.setText(Texts.text("workspaces.logs.refresh"));
        follow.setEnabled(true);
        read();
    }

    private void follow(boolean on) {
        poll.remove();
        UI ui = UI.getCurrent();
        ui.setPollInterval(on ? FOLLOW_MILLIS : -1);
        poll = on ? ui.addPollListener(tick -> read()) : () -> {};
    }

    @Override
    protected void onDetach(DetachEvent event) {
        poll.remove();
        event.getUI().setPollInterval(-1);
    }

    private void read() {
        lines.setVisible(true);
        lines.removeAll();
        try {
            List<WorkspaceLogs.Line> latest = reading.latest();
            if (latest.isEmpty()) {
                lines.add(new Paragraph(Texts.text("workspaces.logs.none")));
            }
            latest.forEach(line -> lines.add(line(line)));
            lines.getElement().executeJs("this.scrollTop = this.scrollHeight");
        } catch (UncheckedIOException e) {
            lines.add(
                    new ErrorState(
                            Texts.text("workspaces.logs.error"), e.getMessage(), this::read));
        }
    }

    private static Div line(WorkspaceLogs.Line line) {
        ZoneId zone = ViewerZone.get();
        Span at =
                new Span(
                        line.at()
                                .map(DateTimeFormatter.ofPattern("HH:mm:ss").withZone(zone)::format)
                                .orElse(""));
        at.addClassName("log-at");
        Span source = new Span(line.source());
        source.addClassName("log-source");
        Span text = new Span(line.text());
        text.addClassName("log-text");
        Div row = new Div(at, source, text);
        row.addClassName("log-line");
        return row;
    }
}
