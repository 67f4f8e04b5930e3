package io.teamclaw.adminui.dashboard.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import io.teamclaw.adminui.keys.KeyHealth;
import io.teamclaw.adminui.text.Texts;
import java.util.Optional;

/** How the keys stand, in numbers. */
final class KeyFigures {
    private KeyFigures() {}

    static Optional<Component> of(KeyHealth health) {
        if (!health.hasKeys()) {
            return Optional.of(new Paragraph(Texts.text("dashboard.keys.none")));
        }
        KeyHealth.Counts all = health.total();
        return Optional.of(
                CompanyFigures.stats(
                        CompanyFigures.stat(Texts.text("dashboard.keys.active"), all.active()),
                        CompanyFigures.stat(
                                Texts.text("dashboard.keys.cooling"), all.coolingDown()),
                        CompanyFigures.stat(
                                Texts.text("dashboard.keys.quarantined"), all.quarantined()),
                        CompanyFigures.stat(Texts.text("dashboard.keys.draining"), all.draining()),
                        CompanyFigures.stat(Texts.text("dashboard.keys.expired"), all.expired())));
    }
}
