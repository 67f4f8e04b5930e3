package io.teamclaw.adminui.settings.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import io.teamclaw.adminui.config.JsonText;
import io.teamclaw.adminui.config.ui.Saving;
import io.teamclaw.adminui.config.ui.SetBy;
import io.teamclaw.adminui.settings.PlatformSetting;
import io.teamclaw.adminui.settings.SettingsService;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.lifecycle.settings.Setting;
import java.util.Map;
import java.util.Optional;

/** A number among the company's rules, saved by itself; empty means the default. */
final class NumberRow extends Div {
    private static final long serialVersionUID = 1L;

    NumberRow(
            SettingsService service,
            PlatformSetting which,
            String label,
            String help,
            Map<PlatformSetting, Setting> settings,
            Runnable reload) {
        Optional<Setting> seen = Optional.ofNullable(settings.get(which));
        IntegerField field = new IntegerField(label);
        field.setHelperText(help);
        field.setPlaceholder(Texts.text("config.settings.default"));
        field.setClearButtonVisible(true);
        String id = which.key().substring("platform/".length());
        field.setId(id);
        seen.map(setting -> JsonText.stored(setting.json()))
                .filter(value -> value.isInt())
                .ifPresent(value -> field.setValue(value.intValue()));
        Saving outcome = new Saving();
        Button save =
                new Button(
                        Texts.text("config.save"),
                        click -> {
                            // What is no number arrives as nothing, which would reset the rule.
                            if (field.isInvalid()) {
                                outcome.show(Texts.text("config.settings.number"));
                                return;
                            }
                            outcome.show(
                                    service.saveNumber(
                                            which, seen, Optional.ofNullable(field.getValue())),
                                    label,
                                    reload);
                        });
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.setId("save-" + id);
        save.setAriaLabel(Texts.text("config.preferences.save", label));
        Div line = new Div(field, save);
        line.addClassName("limit-row");
        add(line, new SetBy(seen), outcome);
    }
}
