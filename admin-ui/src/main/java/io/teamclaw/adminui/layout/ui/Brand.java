package io.teamclaw.adminui.layout.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;

/** Mark and name. */
public final class Brand extends Div {
    private static final long serialVersionUID = 1L;

    public Brand() {
        addClassName("brand");
        Image mark = new Image("assets/favicon.svg", "");
        add(mark, new Span("TeamClaw"));
    }
}
