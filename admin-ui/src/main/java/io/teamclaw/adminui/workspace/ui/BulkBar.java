package io.teamclaw.adminui.workspace.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.adminui.workspace.WorkspaceRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What can be done to all selected workspaces; its room is always there, so nothing jumps. */
final class BulkBar extends Div {
    private static final long serialVersionUID = 1L;

    private final Span selected = new Span();
    private final List<Button> buttons = new ArrayList<>();
    private final Select<Integer> hours = new Select<>();
    private transient List<WorkspaceRow> rows = List.of();

    BulkBar(WorkspaceActions actions) {
        addClassName("bulk-bar");
        getElement()
                .setAttribute("role", "group")
                .setAttribute("aria-label", Texts.text("workspaces.bulk"));
        selected.addClassName("secondary");
        selected.getElement().setAttribute("role", "status");
        List<Integer> choices = actions.keepChoices();
        hours.setAriaLabel(Texts.text("workspaces.keep-for"));
        hours.setItems(choices);
        hours.setItemLabelGenerator(each -> Texts.text("workspaces.hours", each));
        choices.stream().findFirst().ifPresent(hours::setValue);
        add(selected);
        button("bulk-start", Texts.text("workspaces.action.start"), actions::start);
        button("bulk-stop", Texts.text("workspaces.action.stop"), actions::stop);
        button("bulk-stop-now", Texts.text("workspaces.action.stop-now"), actions::stopNow);
        button("bulk-restart", Texts.text("workspaces.action.restart"), actions::restart);
        if (!choices.isEmpty()) {
            button(
                    "bulk-keep",
                    Texts.text("workspaces.action.keep"),
                    all -> actions.keep(all, hours.getValue()));
            add(hours);
        }
        show(List.of());
    }

    private void button(String id, String label, Consumer<List<WorkspaceRow>> action) {
        Button button = new Button(label, click -> action.accept(rows));
        button.setId(id);
        button.addThemeVariants(ButtonVariant.SMALL);
        buttons.add(button);
        add(button);
    }

    /** These are selected. */
    void show(List<WorkspaceRow> all) {
        rows = all;
        selected.setText(Texts.text("workspaces.selected", all.size()));
        buttons.forEach(each -> each.setEnabled(!all.isEmpty()));
        hours.setEnabled(!all.isEmpty());
    }
}
