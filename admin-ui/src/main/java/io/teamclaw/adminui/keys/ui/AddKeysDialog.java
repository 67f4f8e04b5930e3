package io.teamclaw.adminui.keys.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import io.teamclaw.adminui.keys.AddOutcome;
import io.teamclaw.adminui.keys.KeyAdding;
import io.teamclaw.adminui.keys.NewKeys;
import io.teamclaw.adminui.keys.NewToken;
import io.teamclaw.adminui.keys.ProviderChoice;
import io.teamclaw.adminui.layout.ui.Notices;
import io.teamclaw.adminui.text.Texts;
import java.util.List;
import java.util.Optional;

/** Adds keys or a token to the pool. What was typed is cleared as soon as it is stored. */
final class AddKeysDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    private final transient KeyAdding adding;
    private final transient Runnable onAdded;
    private final Select<ProviderChoice> provider = new Select<>();
    private final LabelField label = new LabelField("");
    private final WeightField weight = new WeightField(1);
    private final KeyFields keys = new KeyFields();
    private final TokenFields token = new TokenFields();

    /**
     * @param chosen which provider to begin with
     */
    AddKeysDialog(
            List<ProviderChoice> providers,
            Optional<ProviderChoice> chosen,
            KeyAdding adding,
            Runnable onAdded) {
        this.adding = adding;
        this.onAdded = onAdded;
        setHeaderTitle(Texts.text("keys.add.title"));
        setWidth("30rem");
        provider.setLabel(Texts.text("keys.provider"));
        provider.setId("new-key-provider");
        provider.setItems(providers);
        provider.setItemLabelGenerator(ProviderChoice::name);
        provider.setPlaceholder(Texts.text("keys.provider.choose"));
        provider.setRequiredIndicatorVisible(true);
        provider.setErrorMessage(Texts.text("keys.add.choose-provider"));
        provider.addValueChangeListener(change -> fit(Optional.ofNullable(change.getValue())));
        Div form = new Div(provider, keys, token, label, weight);
        form.addClassName("dialog-form");
        add(form);

        Button save = new Button(Texts.text("keys.add.save"), click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.setDisableOnClick(true);
        save.addClickListener(click -> save.setEnabled(true));
        save.setId("save-key");
        getFooter().add(new Button(Texts.text("keys.cancel"), click -> close()), save);
        fit(Optional.empty());
        chosen.ifPresent(provider::setValue);
        addOpenedChangeListener(
                change -> {
                    if (!change.isOpened()) {
                        clear();
                    }
                });
    }

    private void fit(Optional<ProviderChoice> choice) {
        boolean takesToken = choice.filter(ProviderChoice::takesTokens).isPresent();
        keys.setVisible(!takesToken);
        token.setVisible(takesToken);
        keys.offerCheck(choice.filter(ProviderChoice::canCheck));
    }

    private void save() {
        provider.setInvalid(provider.isEmpty());
        if (provider.isEmpty()) {
            provider.focus();
            return;
        }
        if (!weight.check()) {
            return;
        }
        String id = provider.getValue().id();
        AddOutcome outcome =
                provider.getValue().takesTokens()
                        ? adding.add(
                                new NewToken(
                                        id,
                                        label.getValue(),
                                        weight.getValue(),
                                        token.token(),
                                        token.refreshToken(),
                                        token.expiresAt()))
                        : adding.add(
                                new NewKeys(
                                        id,
                                        label.getValue(),
                                        weight.getValue(),
                                        keys.text(),
                                        keys.isToBeChecked()));
        show(outcome);
    }

    private void show(AddOutcome outcome) {
        switch (outcome) {
            case AddOutcome.Refused refused -> complain(refused.complaint());
            case AddOutcome.NotValid notValid -> complain(notValid.complaint());
            case AddOutcome.Added added -> {
                clear();
                close();
                onAdded.run();
                Notices.success(textOf(added));
            }
        }
    }

    private void complain(String text) {
        if (token.isVisible()) {
            token.complain(text);
        } else {
            keys.complain(text);
        }
    }

    private void clear() {
        keys.clear();
        token.clear();
    }

    private static String textOf(AddOutcome.Added outcome) {
        String added = Texts.text("keys.added", outcome.added());
        return outcome.known() == 0
                ? added
                : added + " " + Texts.text("keys.known", outcome.known());
    }
}
