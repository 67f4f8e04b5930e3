package io.teamclaw.adminui.teams.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.teamclaw.adminui.layout.ui.Notices;
import io.teamclaw.adminui.people.BulkChanges;
import io.teamclaw.adminui.people.BulkOutcome;
import io.teamclaw.adminui.people.PeopleService;
import io.teamclaw.adminui.people.PeopleSort;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.lifecycle.people.PeopleFilter;
import io.teamclaw.lifecycle.people.Person;
import io.teamclaw.lifecycle.teams.Team;
import java.util.Optional;

/** Moves people into a team, out of those they are in. */
final class AddMembersDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    private final MultiSelectComboBox<Person> people =
            new MultiSelectComboBox<>(Texts.text("people.teams.add.people"));

    AddMembersDialog(Team team, PeopleService service, BulkChanges bulk, Runnable refresh) {
        setHeaderTitle(Texts.text("people.teams.add.title", team.name()));
        setWidth("28rem");
        people.setItemsWithFilterConverter(
                query ->
                        service
                                .find(
                                        named(query.getFilter().orElse("")),
                                        PeopleSort.BY_NAME,
                                        query.getOffset(),
                                        query.getLimit())
                                .stream(),
                query -> service.count(named(query.getFilter().orElse(""))),
                text -> text);
        people.setItemLabelGenerator(
                person -> person.user().name() + " (" + person.user().email() + ")");
        Div form = new Div(new Paragraph(Texts.text("people.teams.add.text")), people);
        form.addClassName("dialog-form");
        add(form);
        Button move =
                new Button(Texts.text("people.bulk.assign"), click -> move(team, bulk, refresh));
        move.setId("move-members");
        move.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(Texts.text("people.cancel"), click -> close()), move);
    }

    private void move(Team team, BulkChanges bulk, Runnable refresh) {
        BulkOutcome outcome =
                bulk.assign(
                        people.getValue().stream().map(person -> person.user().id()).toList(),
                        team.id());
        close();
        refresh.run();
        if (outcome.failed().isEmpty()) {
            Notices.success(Texts.text("people.bulk.done", outcome.done().size()));
        } else {
            Notices.failure(Texts.text("people.teams.add.failed", outcome.failed().size()));
        }
    }

    private static PeopleFilter named(String text) {
        return new PeopleFilter(
                text, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
