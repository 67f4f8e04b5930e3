package io.teamclaw.adminui.settings.ui;

import io.teamclaw.adminui.config.ui.NumberRow;
import io.teamclaw.adminui.config.ui.NumbersPanel;
import io.teamclaw.adminui.settings.PlatformSetting;
import io.teamclaw.adminui.settings.SettingsService;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.lifecycle.settings.Setting;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How many workspaces, and for how long.
 *
 * @param seen what is set now
 * @param reload shows what stands now
 */
record WorkspaceRules(
        SettingsService service, Map<PlatformSetting, Setting> seen, Runnable reload) {

    NumbersPanel panel() {
        return new NumbersPanel(
                Texts.text("config.settings.limits"),
                Texts.text("config.settings.limits.text"),
                List.of(
                        row(
                                PlatformSetting.IDLE_MINUTES,
                                Texts.text("config.settings.idle"),
                                Texts.text("config.settings.idle.help")),
                        row(
                                PlatformSetting.ACTIVE_LIMIT,
                                Texts.text("config.settings.active"),
                                Texts.text("config.settings.active.help")),
                        row(
                                PlatformSetting.STARTS_AT_ONCE,
                                Texts.text("config.settings.starts"),
                                Texts.text("config.settings.starts.help")),
                        row(
                                PlatformSetting.KEEP_HOURS,
                                Texts.text("config.settings.keep"),
                                Texts.text("config.settings.keep.help")),
                        row(
                                PlatformSetting.USAGE_DAYS,
                                Texts.text("config.settings.usage-days"),
                                Texts.text("config.settings.usage-days.help"))));
    }

    private NumberRow row(PlatformSetting which, String label, String help) {
        Optional<Setting> set = Optional.ofNullable(seen.get(which));
        return new NumberRow(
                new NumberRow.Words(
                        which.key(), label, help, Texts.text("config.settings.default")),
                set,
                number -> service.saveNumber(which, set, number),
                reload);
    }
}
