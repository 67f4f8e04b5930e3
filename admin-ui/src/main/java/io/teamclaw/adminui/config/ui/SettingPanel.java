package io.teamclaw.adminui.config.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import io.teamclaw.adminui.config.SaveOutcome;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.lifecycle.settings.Setting;
import java.util.Optional;
import java.util.function.Supplier;

/** A setting: what it is for, its field, who set it and when, and a button. */
public final class SettingPanel extends Div {
    private static final long serialVersionUID = 1L;

    /**
     * @param id of the button, after {@code save-}
     * @param save stores what the field holds
     * @param reload shows what stands now
     */
    public SettingPanel(
            String id,
            String title,
            String text,
            Component field,
            Optional<Setting> seen,
            Supplier<SaveOutcome> save,
            Runnable reload) {
        addClassName("panel");
        Saving outcome = new Saving();
        Button button =
                new Button(
                        Texts.text("config.save"),
                        click -> outcome.show(save.get(), title, reload));
        button.addThemeVariants(ButtonVariant.PRIMARY);
        button.setId("save-" + id);
        button.setAriaLabel(Texts.text("config.preferences.save", title));
        Div actions = new Div(button);
        actions.addClassName("actions");
        add(new H2(title), new Paragraph(text), field, new SetBy(seen), outcome, actions);
    }
}
