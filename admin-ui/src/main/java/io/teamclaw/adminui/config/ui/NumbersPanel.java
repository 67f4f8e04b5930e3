package io.teamclaw.adminui.config.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;

/** Numbers of one kind, each saved by itself. */
public final class NumbersPanel extends Div {
    private static final long serialVersionUID = 1L;

    /**
     * @param text what they are for
     */
    public NumbersPanel(String title, String text, List<NumberRow> rows) {
        addClassName("panel");
        add(new H2(title), new Paragraph(text));
        rows.forEach(this::add);
    }
}
