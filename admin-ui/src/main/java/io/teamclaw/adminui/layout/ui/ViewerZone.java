package io.teamclaw.adminui.layout.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ExtendedClientDetails;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Optional;

/** Times as the viewer's clock shows them. */
public final class ViewerZone {
    private ViewerZone() {}

    /** As the browser says; UTC where it does not, or outside of a page. */
    public static ZoneId get() {
        return Optional.ofNullable(UI.getCurrent())
                .map(ui -> ui.getPage().getExtendedClientDetails())
                .map(ExtendedClientDetails::getTimeZoneId)
                .flatMap(ViewerZone::zone)
                .orElse(ZoneOffset.UTC);
    }

    /** Date and time, e.g. {@code 22 Nov 2026, 09:15}. */
    public static String format(Instant at) {
        UI ui = UI.getCurrent();
        DateTimeFormatter format =
                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT);
        return (ui == null ? format : format.withLocale(ui.getLocale())).withZone(get()).format(at);
    }

    private static Optional<ZoneId> zone(String id) {
        try {
            return Optional.of(ZoneId.of(id));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }
}
