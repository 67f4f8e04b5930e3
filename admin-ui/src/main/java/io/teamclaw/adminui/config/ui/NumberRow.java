package io.teamclaw.adminui.config.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import io.teamclaw.adminui.config.JsonText;
import io.teamclaw.adminui.config.SaveOutcome;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.lifecycle.settings.Setting;
import java.util.Optional;
import java.util.function.Function;

/** A number that is set, saved by itself; empty where it is not set here. */
public final class NumberRow extends Div {
    private static final long serialVersionUID = 1L;

    /**
     * What is said of a number.
     *
     * @param key of its setting, e.g. {@code platform/idle-minutes}; the ids of field and button
     *     have its last part
     * @param label its name
     * @param help what can be entered
     * @param empty what applies while the field is empty
     */
    public record Words(String key, String label, String help, String empty) {
        String id() {
            return key.substring(key.lastIndexOf('/') + 1);
        }
    }

    /**
     * @param seen what is set now
     * @param save stores a number, or takes it back
     * @param reload shows what stands now
     * @param more stands below the field
     */
    public NumberRow(
            Words words,
            Optional<Setting> seen,
            Function<Optional<Integer>, SaveOutcome> save,
            Runnable reload,
            Component... more) {
        IntegerField field = new IntegerField(words.label());
        field.setHelperText(words.help());
        field.setPlaceholder(words.empty());
        field.setClearButtonVisible(true);
        field.setId(words.id());
        seen.map(setting -> JsonText.stored(setting.json()))
                .filter(value -> value.isInt())
                .ifPresent(value -> field.setValue(value.intValue()));
        Saving outcome = new Saving();
        Button button =
                new Button(
                        Texts.text("config.save"),
                        click -> {
                            // What is no number arrives as nothing, which would reset the rule.
                            if (field.isInvalid()) {
                                outcome.show(Texts.text("config.settings.number"));
                                return;
                            }
                            outcome.show(
                                    save.apply(Optional.ofNullable(field.getValue())),
                                    words.label(),
                                    reload);
                        });
        button.addThemeVariants(ButtonVariant.PRIMARY);
        button.setId("save-" + words.id());
        button.setAriaLabel(Texts.text("config.preferences.save", words.label()));
        Div line = new Div(field, button);
        line.addClassName("limit-row");
        add(line);
        add(more);
        add(new SetBy(seen), outcome);
    }
}
