package io.teamclaw.adminui.people.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** Names and what stands behind them. */
public final class Facts extends DescriptionList {
    private static final long serialVersionUID = 1L;

    public Facts() {
        addClassName("facts");
    }

    /** Adds a text. */
    public Facts add(String name, String text) {
        return add(name, new Span(text));
    }

    /** Adds something with more to it than a text. */
    public Facts add(String name, Component value) {
        Description description = new Description();
        description.add(value);
        Div pair = new Div(new Term(name), description);
        getElement().appendChild(pair.getElement());
        return this;
    }
}
