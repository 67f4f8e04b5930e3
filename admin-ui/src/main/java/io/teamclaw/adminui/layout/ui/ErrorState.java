package io.teamclaw.adminui.layout.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.teamclaw.adminui.text.Texts;

/** What stands where something could not be loaded: what happened, and another try. */
public final class ErrorState extends Div {
    private static final long serialVersionUID = 1L;

    /**
     * @param text for a person: what to do
     */
    public ErrorState(String title, String text, Runnable retry) {
        Button again = new Button(Texts.text("layout.try-again"), click -> retry.run());
        again.addClassName("try-again");
        add(new EmptyState(VaadinIcon.WARNING, title, text, again));
        getElement().setAttribute("role", "alert");
    }
}
