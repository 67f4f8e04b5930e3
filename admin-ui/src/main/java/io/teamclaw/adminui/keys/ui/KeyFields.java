package io.teamclaw.adminui.keys.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextArea;
import io.teamclaw.adminui.keys.ProviderChoice;
import io.teamclaw.adminui.text.Texts;
import java.util.Optional;

/**
 * One API key or several, and whether the provider is asked about them first. A text area, because
 * a browser drops line breaks from what is pasted into a password field, which would make one key
 * of several; its letters are shown as dots.
 */
final class KeyFields extends Div {
    private static final long serialVersionUID = 1L;

    private final TextArea keys = new TextArea(Texts.text("keys.add.keys"));
    private final RadioButtonGroup<Boolean> check = new RadioButtonGroup<>();

    KeyFields() {
        addClassName("dialog-form");
        keys.setId("new-keys");
        keys.addClassName("secret-area");
        keys.setHelperText(Texts.text("keys.add.keys.help"));
        keys.setAutocomplete(Autocomplete.OFF);
        keys.setRequiredIndicatorVisible(true);
        keys.setManualValidation(true);
        keys.getElement().setAttribute("spellcheck", "false");
        keys.setMaxRows(4);
        check.setLabel(Texts.text("keys.check"));
        check.setItems(true, false);
        check.setItemLabelGenerator(
                first -> Texts.text(first ? "keys.check.first" : "keys.check.not"));
        check.setValue(true);
        check.setId("check-first");
        add(keys, check);
    }

    /** Offers to ask the provider, if it can be asked. */
    void offerCheck(Optional<ProviderChoice> provider) {
        check.setVisible(provider.isPresent());
    }

    String text() {
        return keys.getValue();
    }

    boolean isToBeChecked() {
        return check.isVisible() && check.getValue();
    }

    void complain(String text) {
        keys.setErrorMessage(text);
        keys.setInvalid(true);
        keys.focus();
    }

    void clear() {
        keys.clear();
        keys.setInvalid(false);
    }
}
