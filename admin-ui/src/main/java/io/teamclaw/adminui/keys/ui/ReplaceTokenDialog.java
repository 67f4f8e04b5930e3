package io.teamclaw.adminui.keys.ui;

import com.vaadin.flow.component.html.Paragraph;
import io.teamclaw.adminui.keys.KeyEditing;
import io.teamclaw.adminui.keys.KeyEntry;
import io.teamclaw.adminui.keys.NewToken;
import io.teamclaw.adminui.text.Texts;

/** Takes the tokens of a new sign-in. What was typed is cleared as soon as it is stored. */
final class ReplaceTokenDialog extends KeyEditDialog {
    private static final long serialVersionUID = 1L;

    private final transient KeyEntry key;
    private final transient KeyEditing editing;
    private final TokenFields fields = new TokenFields();

    ReplaceTokenDialog(KeyEntry key, KeyEditing editing, Runnable onChanged) {
        super(
                Texts.text("keys.replace.title", key.providerName(), key.title()),
                "30rem",
                onChanged);
        this.key = key;
        this.editing = editing;
        show("save-token", new Paragraph(Texts.text("keys.replace.text")), fields);
        addOpenedChangeListener(
                change -> {
                    if (!change.isOpened()) {
                        fields.clear();
                    }
                });
    }

    @Override
    void save() {
        NewToken token =
                new NewToken(
                        key.providerId(),
                        key.label(),
                        key.weight(),
                        fields.token(),
                        fields.refreshToken(),
                        fields.expiresAt());
        end(editing.replaceToken(key.keyId(), token), Texts.text("keys.replace.done"));
    }

    @Override
    void complain(String complaint) {
        fields.complain(complaint);
    }
}
