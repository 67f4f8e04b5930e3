package io.teamclaw.adminui.settings.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import io.teamclaw.adminui.settings.PlatformSetting;
import io.teamclaw.adminui.settings.SettingsService;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.lifecycle.settings.Setting;
import java.util.Map;

/** How much each person's agent may call; each number is saved by itself. */
final class CallLimitsPanel extends Div {
    private static final long serialVersionUID = 1L;

    private final transient SettingsService service;
    private final transient Runnable reload;

    CallLimitsPanel(SettingsService service, Map<PlatformSetting, Setting> seen, Runnable reload) {
        this.service = service;
        this.reload = reload;
        addClassName("panel");
        add(
                new H2(Texts.text("config.settings.call-limits")),
                new Paragraph(Texts.text("config.settings.call-limits.text")));
        row(
                PlatformSetting.CALLS_PER_MINUTE,
                Texts.text("config.settings.call-limits.calls"),
                Texts.text("config.settings.call-limits.calls.help"),
                seen);
        row(
                PlatformSetting.TOKENS_PER_MINUTE,
                Texts.text("config.settings.call-limits.tokens"),
                Texts.text("config.settings.call-limits.tokens.help"),
                seen);
        row(
                PlatformSetting.CALLS_AT_ONCE,
                Texts.text("config.settings.call-limits.at-once"),
                Texts.text("config.settings.call-limits.at-once.help"),
                seen);
        row(
                PlatformSetting.TOKENS_PER_CALL,
                Texts.text("config.settings.call-limits.per-call"),
                Texts.text("config.settings.call-limits.per-call.help"),
                seen);
        row(
                PlatformSetting.RUNAWAY_CALLS,
                Texts.text("config.settings.call-limits.runaway"),
                Texts.text("config.settings.call-limits.runaway.help"),
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
