package io.teamclaw.adminui.workspace.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.teamclaw.adminui.layout.ui.Notices;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.adminui.workspace.WorkspaceActionService;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.workspaces.Removal;

/** Takes a workspace away for good: its owner's address has to be typed, and the files chosen. */
final class RemoveDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    private final RadioButtonGroup<Removal> files = new RadioButtonGroup<>();
    private final TextField email = new TextField();

    RemoveDialog(WorkspaceActionService service, User owner, Runnable done) {
        setHeaderTitle(Texts.text("workspaces.remove.title", owner.name()));
        files.setLabel(Texts.text("workspaces.remove.files"));
        files.setItems(Removal.values());
        files.setItemLabelGenerator(
                each ->
                        each == Removal.KEEP_FILES
                                ? Texts.text("workspaces.remove.keep-files")
                                : Texts.text("workspaces.remove.delete-files"));
        files.setValue(Removal.KEEP_FILES);
        email.setLabel(Texts.text("workspaces.remove.type", owner.email().value()));
        email.setId("remove-email");
        email.setValueChangeMode(ValueChangeMode.EAGER);
        email.addValueChangeListener(change -> email.setInvalid(false));
        Div form = new Div(new Paragraph(Texts.text("workspaces.remove.text")), files, email);
        form.addClassName("dialog-form");
        add(form);
        Button remove =
                new Button(
                        Texts.text("workspaces.action.remove"),
                        click -> remove(service, owner, done));
        remove.setId("remove-workspace");
        remove.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        getFooter().add(new Button(Texts.text("workspaces.cancel"), click -> close()), remove);
        setWidth("30rem");
    }

    private void remove(WorkspaceActionService service, User owner, Runnable done) {
        try {
            service.deprovision(owner.id(), email.getValue(), files.getValue());
        } catch (IllegalArgumentException e) {
            email.setErrorMessage(e.getMessage());
            email.setInvalid(true);
            email.focus();
            return;
        }
        close();
        Notices.success(Texts.text("workspaces.done.remove", owner.name()));
        done.run();
    }
}
