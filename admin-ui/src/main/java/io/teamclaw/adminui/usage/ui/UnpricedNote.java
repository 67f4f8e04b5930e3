package io.teamclaw.adminui.usage.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.teamclaw.adminui.usage.Numbers;

/** Says that the cost shown is not the whole cost. */
final class UnpricedNote extends Div {
    private static final long serialVersionUID = 1L;

    UnpricedNote(long calls) {
        addClassName("note");
        getElement().setAttribute("role", "note");
        String text =
                (calls == 1 ? "1 request is" : Numbers.format(calls) + " requests are")
                        + " not in the cost: no price is known for the model. Tokens are counted.";
        add(VaadinIcon.WARNING.create(), new Span(text));
    }
}
