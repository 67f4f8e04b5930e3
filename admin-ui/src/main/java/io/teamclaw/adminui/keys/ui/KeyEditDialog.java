package io.teamclaw.adminui.keys.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import io.teamclaw.adminui.keys.EditOutcome;
import io.teamclaw.adminui.layout.ui.Notices;
import io.teamclaw.adminui.text.Texts;

/** Changes one key: a form, <em>Cancel</em> and <em>Save</em>, and what came of it. */
abstract class KeyEditDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    private final transient Runnable onChanged;

    KeyEditDialog(String title, String width, Runnable onChanged) {
        this.onChanged = onChanged;
        setHeaderTitle(title);
        setWidth(width);
    }

    /**
     * @return the button that saves
     */
    final Button show(String saveId, Component... fields) {
        Div form = new Div(fields);
        form.addClassName("dialog-form");
        add(form);
        Button save = new Button(Texts.text("keys.save"), click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.setId(saveId);
        getFooter().add(new Button(Texts.text("keys.cancel"), click -> close()), save);
        return save;
    }

    /** What <em>Save</em> does; tells {@link #end} what came of it. */
    abstract void save();

    /** Shows why an edit was refused, where it can be mended. */
    abstract void complain(String complaint);

    final void end(EditOutcome outcome, String doneText) {
        switch (outcome) {
            case EditOutcome.Refused refused -> complain(refused.complaint());
            case EditOutcome.Done done -> {
                closeChanged();
                Notices.success(doneText);
            }
            case EditOutcome.Gone gone -> {
                closeChanged();
                Notices.failure(Texts.text("keys.gone"));
            }
        }
    }

    private void closeChanged() {
        close();
        onChanged.run();
    }
}
