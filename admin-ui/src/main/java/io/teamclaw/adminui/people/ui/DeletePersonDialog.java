package io.teamclaw.adminui.people.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import io.teamclaw.adminui.layout.ui.Conflict;
import io.teamclaw.adminui.layout.ui.Notices;
import io.teamclaw.adminui.people.PersonDeletion;
import io.teamclaw.adminui.people.PersonDetails;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.lifecycle.users.Deletion;
import io.teamclaw.lifecycle.users.LastAdministratorException;
import io.teamclaw.lifecycle.users.PersonChangedException;
import io.teamclaw.lifecycle.users.User;

/** Says what goes and what is kept, and wants the address typed. */
final class DeletePersonDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    private final transient PersonDeletion deletion;
    private final transient User user;
    private final Runnable refresh;
    private final Checkbox files = new Checkbox(Texts.text("people.delete.files"));
    private final Checkbox block = new Checkbox(Texts.text("people.delete.block"));
    private final TextField typed = new TextField(Texts.text("people.delete.type"));

    DeletePersonDialog(PersonDeletion deletion, PersonDetails person, Runnable refresh) {
        this.deletion = deletion;
        this.user = person.user();
        this.refresh = refresh;
        setHeaderTitle(Texts.text("people.delete.title", user.name()));
        setWidth("32rem");
        files.setValue(person.deletion().map(Deletion::deleteFiles).orElse(true));
        block.setValue(person.deletion().map(Deletion::blockAddress).orElse(true));
        typed.setHelperText(user.email().value());
        typed.setAutocomplete(Autocomplete.OFF);
        Div form =
                new Div(
                        new Paragraph(Texts.text("people.delete.goes")),
                        new UnorderedList(
                                new ListItem(Texts.text("people.delete.goes.account")),
                                new ListItem(Texts.text("people.delete.goes.workspace")),
                                new ListItem(
                                        Texts.text(
                                                "people.delete.goes.settings",
                                                deletion.settings(user.id())))),
                        new Paragraph(Texts.text("people.delete.kept")),
                        files,
                        block,
                        typed);
        form.addClassNames("dialog-form", "delete-person");
        add(form);
        Button delete = new Button(Texts.text("people.delete"), click -> delete());
        delete.setId("delete-person");
        delete.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        getFooter().add(new Button(Texts.text("people.cancel"), click -> close()), delete);
    }

    private void delete() {
        if (!typed.getValue().strip().equalsIgnoreCase(user.email().value())) {
            refuse(Texts.text("people.delete.type.wrong"));
            return;
        }
        try {
            deletion.delete(
                    user.id(),
                    user.version(),
                    typed.getValue(),
                    files.getValue(),
                    block.getValue());
            close();
            refresh.run();
            Notices.success(Texts.text("people.delete.begun", user.name()));
        } catch (PersonChangedException e) {
            Conflict.explain(
                    user.name(),
                    () -> {
                        close();
                        refresh.run();
                    });
        } catch (LastAdministratorException e) {
            refuse(Texts.text("people.failed.last-administrator"));
        }
    }

    private void refuse(String why) {
        typed.setInvalid(true);
        typed.setErrorMessage(why);
    }
}
