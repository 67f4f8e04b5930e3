package io.teamclaw.adminui.keys.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import io.teamclaw.adminui.keys.EditOutcome;
import io.teamclaw.adminui.keys.KeyEditing;
import io.teamclaw.adminui.keys.KeyEntry;
import io.teamclaw.adminui.layout.ui.Notices;
import io.teamclaw.adminui.text.Texts;

/** Names a key and gives it a share of the calls. */
final class EditKeyDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    private final transient KeyEntry key;
    private final transient KeyEditing editing;
    private final transient Runnable onChanged;
    private final LabelField label;
    private final WeightField weight;

    EditKeyDialog(KeyEntry key, KeyEditing editing, Runnable onChanged) {
        this.key = key;
        this.editing = editing;
        this.onChanged = onChanged;
        this.label = new LabelField(key.label());
        this.weight = new WeightField(key.weight());
        setHeaderTitle(Texts.text("keys.edit.title", key.providerName(), key.masked()));
        setWidth("28rem");
        Div form = new Div(label, weight);
        form.addClassName("dialog-form");
        add(form);
        Button save = new Button(Texts.text("keys.save"), click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickShortcut(Key.ENTER).listenOn(form);
        save.setId("save-edit");
        getFooter().add(new Button(Texts.text("keys.cancel"), click -> close()), save);
    }

    private void save() {
        label.setInvalid(false);
        if (!weight.check()) {
            return;
        }
        switch (editing.edit(key.providerId(), key.keyId(), label.getValue(), weight.getValue())) {
            case EditOutcome.Refused refused -> {
                label.setErrorMessage(refused.complaint());
                label.setInvalid(true);
                label.focus();
            }
            case EditOutcome.Done done -> {
                close();
                onChanged.run();
                Notices.success(Texts.text("keys.edit.done"));
            }
            case EditOutcome.Gone gone -> {
                close();
                onChanged.run();
                Notices.failure(Texts.text("keys.gone"));
            }
        }
    }
}
