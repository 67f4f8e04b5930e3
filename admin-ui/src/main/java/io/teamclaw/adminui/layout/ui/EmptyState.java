package io.teamclaw.adminui.layout.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;

/** What stands where nothing is yet: what this place is for, and what to do next. */
public final class EmptyState extends Div {
    private static final long serialVersionUID = 1L;

    public EmptyState(VaadinIcon icon, String title, String text, Component... actions) {
        addClassName("empty-state");
        Div circle = new Div(icon.create());
        circle.addClassName("empty-icon");
        circle.getElement().setAttribute("aria-hidden", "true");
        add(circle, new H2(title), new Paragraph(text));
        add(actions);
    }
}
