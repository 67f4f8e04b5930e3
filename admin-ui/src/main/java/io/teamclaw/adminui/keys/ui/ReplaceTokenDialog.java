package io.teamclaw.adminui.keys.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.teamclaw.adminui.keys.EditOutcome;
import io.teamclaw.adminui.keys.KeyEditing;
import io.teamclaw.adminui.keys.KeyEntry;
import io.teamclaw.adminui.keys.NewToken;
import io.teamclaw.adminui.layout.ui.Notices;
import io.teamclaw.adminui.text.Texts;

/** Takes the tokens of a new sign-in. What was typed is cleared as soon as it is stored. */
final class ReplaceTokenDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    private final transient KeyEntry key;
    private final transient KeyEditing editing;
    private final transient Runnable onChanged;
    private final TokenFields fields = new TokenFields();

    ReplaceTokenDialog(KeyEntry key, KeyEditing editing, Runnable onChanged) {
        this.key = key;
        this.editing = editing;
        this.onChanged = onChanged;
        setHeaderTitle(Texts.text("keys.replace.title", key.providerName(), key.title()));
        setWidth("30rem");
        Div form = new Div(new Paragraph(Texts.text("keys.replace.text")), fields);
        form.addClassName("dialog-form");
        add(form);
        Button save = new Button(Texts.text("keys.save"), click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.setId("save-token");
        getFooter().add(new Button(Texts.text("keys.cancel"), click -> close()), save);
        addOpenedChangeListener(
                change -> {
                    if (!change.isOpened()) {
                        fields.clear();
                    }
                });
    }

    private void save() {
        NewToken token =
                new NewToken(
                        key.providerId(),
                        key.label(),
                        key.weight(),
                        fields.token(),
                        fields.refreshToken(),
                        fields.expiresAt());
        switch (editing.replaceToken(key.keyId(), token)) {
            case EditOutcome.Refused refused -> fields.complain(refused.complaint());
            case EditOutcome.Done done -> {
                close();
                onChanged.run();
                Notices.success(Texts.text("keys.replace.done"));
            }
            case EditOutcome.Gone gone -> {
                close();
                onChanged.run();
                Notices.failure(Texts.text("keys.gone"));
            }
        }
    }
}
