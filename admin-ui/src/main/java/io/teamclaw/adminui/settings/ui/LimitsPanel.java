package io.teamclaw.adminui.settings.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import io.teamclaw.adminui.settings.PlatformSetting;
import io.teamclaw.adminui.settings.SettingsService;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.lifecycle.settings.Setting;
import java.util.Map;

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
        row(
                PlatformSetting.USAGE_DAYS,
                Texts.text("config.settings.usage-days"),
                Texts.text("config.settings.usage-days.help"),
                seen);
    }

    private void row(
            PlatformSetting which,
            String label,
            String help,
            Map<PlatformSetting, Setting> settings) {
        add(new NumberRow(service, which, label, help, settings, reload));
    }
}
