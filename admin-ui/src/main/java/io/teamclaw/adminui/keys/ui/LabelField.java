package io.teamclaw.adminui.keys.ui;

import com.vaadin.flow.component.textfield.TextField;
import io.teamclaw.adminui.text.Texts;

/** What IT calls a key. */
final class LabelField extends TextField {
    private static final long serialVersionUID = 1L;

    LabelField(String label) {
        setLabel(Texts.text("keys.label"));
        setHelperText(Texts.text("keys.label.help"));
        setMaxLength(100);
        setValue(label);
    }
}
