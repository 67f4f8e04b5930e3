package io.teamclaw.adminui.workspace.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import io.teamclaw.adminui.layout.ui.ViewerZone;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.lifecycle.workspaces.WorkspaceEvent;
import java.util.List;
import java.util.Map;

/** What happened to a workspace lately, the newest first. */
final class TimelinePanel extends Section {
    private static final long serialVersionUID = 1L;

    private final Div content = new Div();
    private transient List<WorkspaceEvent> shown = List.of();

    TimelinePanel() {
        addClassName("panel");
        content.add(new Paragraph(Texts.text("workspaces.timeline.none")));
        add(new H2(Texts.text("workspaces.timeline.title")), content);
    }

    /**
     * @param events oldest first
     * @param names of those who asked, by id
     */
    void show(List<WorkspaceEvent> events, Map<String, String> names) {
        if (events.equals(shown)) {
            return;
        }
        shown = events;
        OrderedList list = new OrderedList();
        list.addClassName("timeline");
        events.reversed().forEach(event -> list.add(item(event, names)));
        content.removeAll();
        content.add(list);
    }

    private static ListItem item(WorkspaceEvent event, Map<String, String> names) {
        Span what = new Span(StateText.of(event.state()));
        what.addClassName("user-name");
        Div line = new Div(what);
        event.phase().ifPresent(phase -> line.add(new Span(" · " + StateText.of(phase))));
        event.by()
                .ifPresent(
                        id ->
                                line.add(
                                        new Span(
                                                " · "
                                                        + Texts.text(
                                                                "workspaces.timeline.by",
                                                                names.getOrDefault(id, id)))));
        Span at = new Span(ViewerZone.format(event.at()));
        at.addClassName("secondary");
        ListItem item = new ListItem(at, line);
        event.why().ifPresent(why -> item.add(small(why)));
        event.task()
                .ifPresent(
                        task ->
                                item.add(
                                        small(
                                                Texts.text(
                                                        "workspaces.timeline.task",
                                                        task.value()))));
        return item;
    }

    private static Div small(String text) {
        Div line = new Div(text);
        line.addClassNames("secondary", "timeline-why");
        return line;
    }
}
