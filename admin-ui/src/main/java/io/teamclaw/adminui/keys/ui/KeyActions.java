package io.teamclaw.adminui.keys.ui;

import io.teamclaw.adminui.keys.EditOutcome;
import io.teamclaw.adminui.keys.KeyEditing;
import io.teamclaw.adminui.keys.KeyEntry;
import io.teamclaw.adminui.keys.KeyPoolUnusableException;
import io.teamclaw.adminui.layout.ui.Confirm;
import io.teamclaw.adminui.layout.ui.Notices;
import io.teamclaw.adminui.text.Texts;

/** Does what an administrator chooses for a key, asks before, and says what came of it. */
final class KeyActions {
    private final KeyEditing editing;
    private final Runnable refresh;

    KeyActions(KeyEditing editing, Runnable refresh) {
        this.editing = editing;
        this.refresh = refresh;
    }

    void edit(KeyEntry key) {
        new EditKeyDialog(key, editing, refresh).open();
    }

    void replaceToken(KeyEntry key) {
        new ReplaceTokenDialog(key, editing, refresh).open();
    }

    void activate(KeyEntry key) {
        show(
                editing.activate(key.providerId(), key.keyId()),
                Texts.text("keys.activate.done", key.title()));
    }

    void useAgain(KeyEntry key) {
        show(
                editing.useAgain(key.providerId(), key.keyId()),
                Texts.text("keys.use-again.done", key.title()));
    }

    void drain(KeyEntry key) {
        confirm(
                key,
                Texts.text("keys.drain.title"),
                Texts.text("keys.drain.text", key.providerName(), key.title()),
                Texts.text("keys.drain"),
                () ->
                        show(
                                editing.drain(key.providerId(), key.keyId()),
                                Texts.text("keys.drain.done", key.title())));
    }

    void retire(KeyEntry key) {
        confirm(
                key,
                Texts.text("keys.retire.title"),
                Texts.text("keys.retire.text", key.providerName(), key.title()),
                Texts.text("keys.retire"),
                () ->
                        show(
                                editing.retire(key.providerId(), key.keyId()),
                                Texts.text("keys.retire.done", key.title())));
    }

    void remove(KeyEntry key) {
        confirm(
                key,
                Texts.text("keys.remove.title"),
                Texts.text("keys.remove.text", key.providerName(), key.title()),
                Texts.text("keys.remove.action"),
                () ->
                        show(
                                editing.remove(key.providerId(), key.keyId()),
                                Texts.text("keys.remove.done")));
    }

    private void confirm(KeyEntry key, String title, String text, String action, Runnable then) {
        try {
            boolean last = editing.isLastInUse(key.providerId(), key.keyId());
            String warning = last ? Texts.text("keys.last-in-use", key.providerName()) + " " : "";
            Confirm.destructive(title, warning + text, action, then);
        } catch (KeyPoolUnusableException broken) {
            Notices.failure(Texts.text("keys.not-changed", broken.getMessage()));
            refresh.run();
        }
    }

    private void show(EditOutcome outcome, String done) {
        refresh.run();
        switch (outcome) {
            case EditOutcome.Done saved -> Notices.success(done);
            case EditOutcome.Gone gone -> Notices.failure(Texts.text("keys.gone"));
            case EditOutcome.Refused refused ->
                    Notices.failure(Texts.text("keys.not-changed", refused.complaint()));
        }
    }
}
