package io.teamclaw.adminui.layout.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.server.VaadinService;
import io.teamclaw.adminui.text.Texts;
import java.util.Optional;

/** Switches between light and dark, for this browser and from now on. */
final class ColorSchemeToggle extends Button {
    private static final long serialVersionUID = 1L;

    private transient Optional<ColorScheme.Value> chosen;

    ColorSchemeToggle() {
        super(VaadinIcon.ADJUST.create());
        setId("scheme-toggle");
        setAriaLabel(Texts.text("layout.scheme"));
        setTooltipText(Texts.text("layout.scheme"));
        addThemeVariants(ButtonVariant.TERTIARY);
        chosen = ColorSchemeCookie.read(VaadinService.getCurrentRequest());
        addClickListener(
                click ->
                        chosen.ifPresentOrElse(
                                now -> choose(now == ColorScheme.Value.DARK), this::leaveSystem));
    }

    private void leaveSystem() {
        UI.getCurrent()
                .getPage()
                .executeJs("return matchMedia('(prefers-color-scheme: dark)').matches")
                .then(Boolean.class, this::choose);
    }

    private void choose(boolean isDark) {
        ColorScheme.Value next = isDark ? ColorScheme.Value.LIGHT : ColorScheme.Value.DARK;
        chosen = Optional.of(next);
        UI.getCurrent().getPage().setColorScheme(next);
        ColorSchemeCookie.write(
                VaadinService.getCurrentRequest(), VaadinService.getCurrentResponse(), next);
    }
}
