package io.teamclaw.adminui.keys.ui;

import com.vaadin.flow.component.Key;
import io.teamclaw.adminui.keys.KeyEditing;
import io.teamclaw.adminui.keys.KeyEntry;
import io.teamclaw.adminui.text.Texts;

/** Names a key and gives it a share of the calls. */
final class EditKeyDialog extends KeyEditDialog {
    private static final long serialVersionUID = 1L;

    private final transient KeyEntry key;
    private final transient KeyEditing editing;
    private final LabelField label;
    private final WeightField weight;

    EditKeyDialog(KeyEntry key, KeyEditing editing, Runnable onChanged) {
        super(Texts.text("keys.edit.title", key.providerName(), key.masked()), "28rem", onChanged);
        this.key = key;
        this.editing = editing;
        this.label = new LabelField(key.label());
        this.weight = new WeightField(key.weight());
        show("save-edit", label, weight).addClickShortcut(Key.ENTER).listenOn(label, weight);
    }

    @Override
    void save() {
        label.setInvalid(false);
        if (weight.check()) {
            end(
                    editing.edit(
                            key.providerId(), key.keyId(), label.getValue(), weight.getValue()),
                    Texts.text("keys.edit.done"));
        }
    }

    @Override
    void complain(String complaint) {
        label.setErrorMessage(complaint);
        label.setInvalid(true);
        label.focus();
    }
}
