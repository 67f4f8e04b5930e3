package io.teamclaw.adminui.keys.ui;

import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import io.teamclaw.adminui.layout.ui.ViewerZone;
import io.teamclaw.adminui.text.Texts;
import java.time.Instant;
import java.util.Optional;

/** An OAuth token with what renews it and when it ends. */
final class TokenFields extends Div {
    private static final long serialVersionUID = 1L;

    private final PasswordField token = new PasswordField(Texts.text("keys.add.token"));
    private final PasswordField refreshToken =
            new PasswordField(Texts.text("keys.add.refresh-token"));
    private final DateTimePicker expires = new DateTimePicker(Texts.text("keys.add.expires"));

    TokenFields() {
        addClassName("dialog-form");
        token.setId("new-token");
        refreshToken.setId("new-refresh-token");
        expires.setId("new-expiry");
        // "off" is ignored for passwords; a new one is not offered from a store.
        token.setAutocomplete(Autocomplete.NEW_PASSWORD);
        refreshToken.setAutocomplete(Autocomplete.NEW_PASSWORD);
        token.setRequiredIndicatorVisible(true);
        token.setManualValidation(true);
        expires.setHelperText(Texts.text("keys.add.expires.help", ViewerZone.get().getId()));
        add(token, refreshToken, expires);
    }

    String token() {
        return token.getValue();
    }

    String refreshToken() {
        return refreshToken.getValue();
    }

    Optional<Instant> expiresAt() {
        return expires.getOptionalValue().map(at -> at.atZone(ViewerZone.get()).toInstant());
    }

    void complain(String text) {
        token.setErrorMessage(text);
        token.setInvalid(true);
        token.focus();
    }

    void clear() {
        token.clear();
        refreshToken.clear();
        token.setInvalid(false);
    }
}
