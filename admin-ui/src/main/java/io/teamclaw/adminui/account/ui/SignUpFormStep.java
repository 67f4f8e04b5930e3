package io.teamclaw.adminui.account.ui;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldBase;
import io.teamclaw.adminui.account.PasswordRules;
import io.teamclaw.adminui.account.PendingSignUp;
import io.teamclaw.adminui.account.SignUp;
import io.teamclaw.adminui.account.SignUpForm;
import io.teamclaw.adminui.account.SignUpOutcome;
import io.teamclaw.adminui.account.SignUpOutcome.Field;
import io.teamclaw.adminui.text.Texts;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** Name, address and password. The service checks them; this shows what it says. */
final class SignUpFormStep extends Div {
    private static final long serialVersionUID = 1L;

    private final transient SignUp signUp;
    private final transient Consumer<PendingSignUp> next;
    private final TextField name = new TextField(Texts.text("access.up.name"));
    private final EmailField email = new EmailField(Texts.text("access.email"));
    private final PasswordField password = new PasswordField(Texts.text("access.password"));
    private final Map<Field, TextFieldBase<?, String>> fields = new EnumMap<>(Field.class);

    SignUpFormStep(SignUp signUp, Consumer<PendingSignUp> next) {
        this.signUp = signUp;
        this.next = next;
        addClassName("account-form");
        name.setAutocomplete(Autocomplete.NAME);
        name.setAutofocus(true);
        email.setAutocomplete(Autocomplete.EMAIL);
        email.setHelperText(Texts.text("access.up.email-help"));
        email.setI18n(
                new EmailField.EmailFieldI18n()
                        .setPatternErrorMessage(Texts.text("access.up.no-address")));
        password.setAutocomplete(Autocomplete.NEW_PASSWORD);
        password.setHelperText(PasswordRules.hint());
        fields.put(Field.NAME, name);
        fields.put(Field.EMAIL, email);
        fields.put(Field.PASSWORD, password);
        fields.values()
                .forEach(
                        field -> {
                            field.setWidthFull();
                            field.setRequiredIndicatorVisible(true);
                        });

        Button submit = new Button(Texts.text("access.up.title"), click -> submit());
        submit.addThemeVariants(ButtonVariant.PRIMARY);
        submit.addClickShortcut(Key.ENTER).listenOn(this);
        submit.setDisableOnClick(true);
        submit.setWidthFull();
        submit.addClickListener(click -> submit.setEnabled(true));
        add(new H2(Texts.text("access.up.title")), name, email, password, submit);
    }

    private void submit() {
        fields.values().forEach(field -> complain(field, ""));
        SignUpOutcome outcome =
                signUp.begin(
                        new SignUpForm(name.getValue(), email.getValue(), password.getValue()));
        switch (outcome) {
            case SignUpOutcome.MailSent sent -> next.accept(sent.pending());
            case SignUpOutcome.Refused refused -> {
                refused.complaints()
                        .forEach((field, complaint) -> complain(fields.get(field), complaint));
                fields.entrySet().stream()
                        .filter(entry -> refused.complaints().containsKey(entry.getKey()))
                        .findFirst()
                        .ifPresent(entry -> entry.getValue().focus());
            }
        }
    }

    private static <T extends AbstractField<?, String> & HasValidation> void complain(
            T field, String complaint) {
        field.setErrorMessage(complaint);
        field.setInvalid(!complaint.isEmpty());
    }
}
