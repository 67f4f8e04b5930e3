package io.teamclaw.adminui.people.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.EmailField;
import io.teamclaw.adminui.account.MailFailedException;
import io.teamclaw.adminui.layout.ui.Notices;
import io.teamclaw.adminui.people.PeopleAdmin;
import io.teamclaw.adminui.people.PersonForm;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.EmailTakenException;
import io.teamclaw.lifecycle.users.TeamClosedException;
import io.teamclaw.lifecycle.users.User;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Adds a person and sends them an e-mail that says how to sign in. */
final class InviteDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    private final transient PeopleAdmin admin;
    private final transient Consumer<User> added;
    private final EmailField email = new EmailField(Texts.text("people.field.email"));
    private final PersonFields fields;

    InviteDialog(PeopleAdmin admin, List<Team> teams, Consumer<User> added) {
        this.admin = admin;
        this.added = added;
        this.fields = new PersonFields(teams);
        setHeaderTitle(Texts.text("people.invite.title"));
        setWidth("26rem");
        email.setRequiredIndicatorVisible(true);
        email.setManualValidation(true);
        Div form = new Div(email, fields);
        form.addClassName("dialog-form");
        add(form);
        Button save = new Button(Texts.text("people.invite.send"), click -> save());
        save.setId("send-invitation");
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(Texts.text("people.cancel"), click -> close()), save);
    }

    private void save() {
        Optional<EmailAddress> address = address();
        Optional<PersonForm> form = fields.read();
        if (address.isEmpty() || form.isEmpty()) {
            return;
        }
        try {
            User user = admin.invite(address.get(), form.get());
            close();
            send(admin, user);
            added.accept(user);
        } catch (EmailTakenException e) {
            refuse(Texts.text("people.field.email.taken"));
        } catch (TeamClosedException e) {
            fields.teamRefused(Texts.text("people.failed.team-closed"));
        }
    }

    /** The record stands, whatever becomes of the e-mail. */
    static void send(PeopleAdmin admin, User user) {
        try {
            admin.sendInvitation(user.id());
            Notices.success(Texts.text("people.invite.sent", user.name()));
        } catch (MailFailedException e) {
            Notices.failure(Texts.text("people.invite.mail-failed", user.name()));
        }
    }

    private Optional<EmailAddress> address() {
        try {
            Optional<EmailAddress> address = Optional.of(new EmailAddress(email.getValue()));
            email.setInvalid(false);
            return address;
        } catch (IllegalArgumentException malformed) {
            refuse(Texts.text("people.field.email.malformed"));
            return Optional.empty();
        }
    }

    private void refuse(String why) {
        email.setInvalid(true);
        email.setErrorMessage(why);
    }
}
