package io.teamclaw.adminui.keys.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.teamclaw.adminui.text.Texts;

/** Opens the dialog that adds keys. */
final class AddKeyButton extends Button {
    private static final long serialVersionUID = 1L;

    AddKeyButton(Runnable open) {
        super(Texts.text("keys.add"), VaadinIcon.PLUS.create(), click -> open.run());
        addThemeVariants(ButtonVariant.PRIMARY);
        setId("add-key");
    }
}
