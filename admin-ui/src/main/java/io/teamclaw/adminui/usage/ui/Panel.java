package io.teamclaw.adminui.usage.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;

/** A part of the page under a heading. */
final class Panel extends Section {
    private static final long serialVersionUID = 1L;

    Panel(String title, Component... parts) {
        add(new H2(title));
        add(parts);
        addClassName("panel");
    }
}
