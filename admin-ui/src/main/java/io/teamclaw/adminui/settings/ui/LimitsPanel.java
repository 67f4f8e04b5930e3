package io.teamclaw.adminui.settings.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
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

/** How many workspaces, and for how long; each number is saved by itself. */
final class LimitsPanel extends Div {
    private static final long serialVersionUID = 1L;

    private final transient SettingsService service;
    private final transient Runnable reload;

    LimitsPanel(SettingsService service, Map<PlatformSetting, Setting> seen, Runnable reload) {
        this.service = service;
        this.reload = reload;
        addClassName("panel");
        add(
                new H2(Texts.text("config.settings.limits")),
                new Paragraph(Texts.text("config.settings.limits.text")));
        row(
                PlatformSetting.IDLE_MINUTES,
                Texts.text("config.settings.idle"),
                Texts.text("config.settings.idle.help"),
                seen);
        row(
                PlatformSetting.ACTIVE_LIMIT,
                Texts.text("config.settings.active"),
                Texts.text("config.settings.active.help"),
                seen);
        row(
                PlatformSetting.STARTS_AT_ONCE,
                Texts.text("config.settings.starts"),
                Texts.text("config.settings.starts.help"),
                seen);
        row(
                PlatformSetting.KEEP_HOURS,
                Texts.text("config.settings.keep"),
                Texts.text("config.settings.keep.help"),
                seen);
    }

    private void row(
            PlatformSetting which,
            String label,
            String help,
            Map<PlatformSetting, Setting> settings) {
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
