package io.teamclaw.adminui.people.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import io.teamclaw.adminui.layout.ui.Confirm;
import io.teamclaw.adminui.layout.ui.Notices;
import io.teamclaw.adminui.people.PeopleAdmin;
import io.teamclaw.adminui.people.PersonDeletion;
import io.teamclaw.adminui.people.PersonDetails;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.users.LastAdministratorException;
import io.teamclaw.lifecycle.users.PersonLeavingException;
import io.teamclaw.lifecycle.users.User;
import java.util.List;

/** What an administrator can do to a person; of oneself, only what does not lock oneself out. */
final class PersonActions extends Div {
    private static final long serialVersionUID = 1L;

    private final transient PeopleAdmin admin;
    private final transient User user;
    private final Runnable refresh;

    PersonActions(
            PersonDetails person,
            List<Team> teams,
            PeopleAdmin admin,
            PersonDeletion deletion,
            Runnable refresh) {
        this.admin = admin;
        this.user = person.user();
        this.refresh = refresh;
        addClassName("actions");
        List<Team> open = teams.stream().filter(Team::isOpen).toList();
        if (person.deletion().isEmpty()) {
            add(
                    button(
                            "edit",
                            Texts.text("people.edit"),
                            () -> new EditPersonDialog(admin, open, user, refresh).open()));
            add(
                    button(
                            "invite-again",
                            Texts.text("people.invite.again"),
                            () -> InviteDialog.send(admin, user)));
        }
        if (person.myself()) {
            return;
        }
        if (person.deletion().isEmpty()) {
            add(
                    user.disabled()
                            ? button("enable", Texts.text("people.enable"), this::enable)
                            : dangerous("disable", Texts.text("people.disable"), this::disable));
        }
        add(
                dangerous(
                        "delete",
                        Texts.text("people.delete"),
                        () -> new DeletePersonDialog(deletion, person, refresh).open()));
    }

    private static Button button(String id, String text, Runnable action) {
        Button button = new Button(text, click -> action.run());
        button.setId(id);
        return button;
    }

    private static Button dangerous(String id, String text, Runnable action) {
        Button button = button(id, text, action);
        button.addThemeVariants(ButtonVariant.ERROR);
        return button;
    }

    private void disable() {
        Confirm.destructive(
                Texts.text("people.disable.title", user.name()),
                Texts.text("people.disable.text"),
                Texts.text("people.disable"),
                () ->
                        change(
                                () -> admin.disable(user.id()),
                                Texts.text("people.disable.done", user.name())));
    }

    private void enable() {
        change(() -> admin.enable(user.id()), Texts.text("people.enable.done", user.name()));
    }

    private void change(Runnable change, String done) {
        try {
            change.run();
            Notices.success(done);
        } catch (LastAdministratorException e) {
            Notices.failure(Texts.text("people.failed.last-administrator"));
        } catch (PersonLeavingException e) {
            Notices.failure(Texts.text("people.failed.leaving"));
        }
        refresh.run();
    }
}
