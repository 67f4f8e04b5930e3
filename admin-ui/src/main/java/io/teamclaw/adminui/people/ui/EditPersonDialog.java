package io.teamclaw.adminui.people.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import io.teamclaw.adminui.layout.ui.Conflict;
import io.teamclaw.adminui.layout.ui.Notices;
import io.teamclaw.adminui.people.PeopleAdmin;
import io.teamclaw.adminui.people.PersonForm;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.users.LastAdministratorException;
import io.teamclaw.lifecycle.users.PersonChangedException;
import io.teamclaw.lifecycle.users.PersonLeavingException;
import io.teamclaw.lifecycle.users.TeamClosedException;
import io.teamclaw.lifecycle.users.User;
import java.util.List;

/** Changes name, role and team of the person as they were when it opened. */
final class EditPersonDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    private final transient PeopleAdmin admin;
    private final transient User user;
    private final Runnable refresh;
    private final PersonFields fields;

    EditPersonDialog(PeopleAdmin admin, List<Team> teams, User user, Runnable refresh) {
        this.admin = admin;
        this.user = user;
        this.refresh = refresh;
        this.fields = new PersonFields(teams);
        fields.show(user);
        setHeaderTitle(Texts.text("people.edit.title", user.name()));
        setWidth("26rem");
        add(fields);
        Button save =
                new Button(Texts.text("people.save"), click -> fields.read().ifPresent(this::save));
        save.setId("save-person");
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(Texts.text("people.cancel"), click -> close()), save);
    }

    private void save(PersonForm form) {
        try {
            admin.edit(user.id(), user.version(), form);
            close();
            refresh.run();
            Notices.success(Texts.text("people.edit.saved", form.name()));
        } catch (PersonChangedException e) {
            Conflict.explain(
                    user.name(),
                    () -> {
                        close();
                        refresh.run();
                    });
        } catch (LastAdministratorException e) {
            fields.roleRefused(Texts.text("people.failed.last-administrator"));
        } catch (TeamClosedException e) {
            fields.teamRefused(Texts.text("people.failed.team-closed"));
        } catch (PersonLeavingException e) {
            close();
            refresh.run();
            Notices.failure(Texts.text("people.failed.leaving"));
        }
    }
}
