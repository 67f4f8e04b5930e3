package io.teamclaw.adminui.config.ui;

import com.vaadin.flow.component.html.Paragraph;
import io.teamclaw.adminui.layout.ui.ViewerZone;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.lifecycle.settings.Setting;
import java.util.Optional;

/** Who set something, and when. */
public final class SetBy extends Paragraph {
    private static final long serialVersionUID = 1L;

    public SetBy(Optional<Setting> setting) {
        super(
                setting.map(
                                set ->
                                        Texts.text(
                                                "config.set-by",
                                                set.setBy(),
                                                ViewerZone.format(set.setAt())))
                        .orElseGet(() -> Texts.text("config.not-set")));
        addClassNames("secondary", "set-by");
    }
}
