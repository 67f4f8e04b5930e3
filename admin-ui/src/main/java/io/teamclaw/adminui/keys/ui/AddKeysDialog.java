package io.teamclaw.adminui.keys.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import io.teamclaw.adminui.keys.AddOutcome;
import io.teamclaw.adminui.keys.KeyAdding;
import io.teamclaw.adminui.keys.KeyService;
import io.teamclaw.adminui.keys.NewKeys;
import io.teamclaw.adminui.keys.ProviderChoice;
import io.teamclaw.adminui.layout.ui.Notices;

/** Adds keys to the pool. What was typed is cleared as soon as it is stored. */
final class AddKeysDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    private final transient KeyAdding adding;
    private final transient Runnable onAdded;
    private final Select<ProviderChoice> provider = new Select<>();
    private final TextField label = new TextField("Label (optional)");
    private final PasswordField key = new PasswordField("Key");

    AddKeysDialog(KeyService service, KeyAdding adding, Runnable onAdded) {
        this.adding = adding;
        this.onAdded = onAdded;
        setHeaderTitle("Add a key");
        setWidth("28rem");
        provider.setLabel("Provider");
        provider.setItems(service.providers());
        provider.setItemLabelGenerator(ProviderChoice::name);
        provider.setPlaceholder("Choose one");
        provider.setRequiredIndicatorVisible(true);
        label.setHelperText("To know it by, e.g. \"Research account\".");
        label.setMaxLength(100);
        key.setHelperText("Paste one key, or several with a space or line break between them.");
        // "off" is ignored for passwords; a new one is not offered from a store.
        key.setAutocomplete(Autocomplete.NEW_PASSWORD);
        key.setRequiredIndicatorVisible(true);
        Div form = new Div(provider, label, key);
        form.addClassName("dialog-form");
        add(form);

        Button save = new Button("Add key", click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickShortcut(Key.ENTER).listenOn(key);
        save.setId("save-key");
        getFooter().add(new Button("Cancel", click -> close()), save);
    }

    private void save() {
        provider.setInvalid(provider.isEmpty());
        provider.setErrorMessage("Choose a provider.");
        key.setInvalid(false);
        if (provider.isEmpty()) {
            provider.focus();
            return;
        }
        switch (adding.add(
                new NewKeys(
                        provider.getValue().id(), label.getValue(), 1, key.getValue(), false))) {
            case AddOutcome.NotValid ignored -> key.focus();
            case AddOutcome.Refused refused -> {
                key.setErrorMessage(refused.complaint());
                key.setInvalid(true);
                key.focus();
            }
            case AddOutcome.Added added -> {
                key.clear();
                close();
                onAdded.run();
                Notices.success(textOf(added));
            }
        }
    }

    private static String textOf(AddOutcome.Added outcome) {
        String added =
                switch (outcome.added()) {
                    case 0 -> "Nothing new.";
                    case 1 -> "The key is added.";
                    default -> outcome.added() + " keys are added.";
                };
        return switch (outcome.known()) {
            case 0 -> added;
            case 1 -> added + " One was in the pool already.";
            default -> added + " " + outcome.known() + " were in the pool already.";
        };
    }
}
