package io.teamclaw.adminui.settings.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import io.teamclaw.adminui.settings.PlatformSetting;
import io.teamclaw.adminui.settings.SettingsService;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.lifecycle.settings.Setting;
import java.util.List;
import java.util.Map;

/** How much each person's agent may call; each number is saved by itself. */
final class CallLimitsPanel extends Div {
    private static final long serialVersionUID = 1L;

    /** Each with the name of its texts. */
    private record Row(PlatformSetting which, String text) {}

    private static final List<Row> ROWS =
            List.of(
                    new Row(PlatformSetting.CALLS_PER_MINUTE, "calls"),
                    new Row(PlatformSetting.TOKENS_PER_MINUTE, "tokens"),
                    new Row(PlatformSetting.CALLS_AT_ONCE, "at-once"),
                    new Row(PlatformSetting.TOKENS_PER_CALL, "per-call"),
                    new Row(PlatformSetting.RUNAWAY_CALLS, "runaway"));

    CallLimitsPanel(SettingsService service, Map<PlatformSetting, Setting> seen, Runnable reload) {
        addClassName("panel");
        add(
                new H2(Texts.text("config.settings.call-limits")),
                new Paragraph(Texts.text("config.settings.call-limits.text")));
        for (Row row : ROWS) {
            String text = "config.settings.call-limits." + row.text();
            add(
                    new NumberRow(
                            service,
                            row.which(),
                            Texts.text(text),
                            Texts.text(text + ".help"),
                            seen,
                            reload));
        }
    }
}
