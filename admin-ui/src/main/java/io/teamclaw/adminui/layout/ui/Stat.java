package io.teamclaw.adminui.layout.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** One figure with its name. */
public final class Stat extends Div {
    private static final long serialVersionUID = 1L;

    /**
     * @param note below the figure; may be empty
     */
    public Stat(String name, String value, String note) {
        addClassName("stat");
        Span label = new Span(name);
        label.addClassName("stat-name");
        Span figure = new Span(value);
        figure.addClassName("stat-value");
        add(label, figure);
        if (!note.isEmpty()) {
            Span below = new Span(note);
            below.addClassName("stat-note");
            add(below);
        }
    }
}
