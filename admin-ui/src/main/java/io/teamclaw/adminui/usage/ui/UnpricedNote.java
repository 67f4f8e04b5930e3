package io.teamclaw.adminui.usage.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.teamclaw.adminui.text.Texts;
import java.util.List;

/** Says that the cost shown is not the whole cost, and what to do about it. */
final class UnpricedNote extends Div {
    private static final long serialVersionUID = 1L;

    /**
     * @param models that lack a price; empty where the viewer cannot see them
     */
    UnpricedNote(long calls, List<String> models) {
        addClassName("note");
        getElement().setAttribute("role", "note");
        Div text = new Div(new Paragraph(Texts.text("usage.unpriced", calls)));
        if (!models.isEmpty()) {
            text.add(new Paragraph(Texts.text("usage.unpriced.models", String.join(", ", models))));
        }
        add(VaadinIcon.WARNING.create(), text);
    }
}
