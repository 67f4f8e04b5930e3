package io.teamclaw.adminui.people.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.teamclaw.adminui.layout.ui.Confirm;
import io.teamclaw.adminui.layout.ui.Notices;
import io.teamclaw.adminui.people.BulkChanges;
import io.teamclaw.adminui.people.BulkOutcome;
import io.teamclaw.adminui.people.BulkOutcome.Reason;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.teams.Team;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be done to those who are selected; there while somebody is. */
final class BulkBar extends Div {
    private static final long serialVersionUID = 1L;

    private final PeopleGrid grid;
    private final transient BulkChanges bulk;
    private final Runnable refresh;
    private final Span selected = new Span();
    private final ComboBox<Team> team = new ComboBox<>();

    BulkBar(PeopleGrid grid, BulkChanges bulk, List<Team> teams, Runnable refresh) {
        this.grid = grid;
        this.bulk = bulk;
        this.refresh = refresh;
        addClassName("people-bulk");
        setVisible(false);
        selected.getElement().setAttribute("role", "status");
        team.setItems(teams);
        team.setItemLabelGenerator(Team::name);
        team.setPlaceholder(Texts.text("people.bulk.team"));
        team.setAriaLabel(Texts.text("people.bulk.team"));
        Button assign = new Button(Texts.text("people.bulk.assign"), click -> assign());
        assign.setId("bulk-assign");
        Button disable = new Button(Texts.text("people.bulk.disable"), click -> disable());
        disable.setId("bulk-disable");
        disable.addThemeVariants(ButtonVariant.ERROR);
        add(selected, team, assign, disable);
        grid.addSelectionListener(
                selection -> {
                    int number = selection.getAllSelectedItems().size();
                    setVisible(number > 0);
                    selected.setText(Texts.text("people.bulk.selected", number));
                });
    }

    private Set<UserId> people() {
        return grid.getSelectedItems().stream()
                .map(person -> person.user().id())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void assign() {
        if (team.isEmpty()) {
            team.setInvalid(true);
            team.setErrorMessage(Texts.text("people.bulk.team-missing"));
            return;
        }
        tell(bulk.assign(people(), team.getValue().id()));
    }

    private void disable() {
        Set<UserId> people = people();
        Confirm.destructive(
                Texts.text("people.bulk.disable.title", people.size()),
                Texts.text("people.bulk.disable.text"),
                Texts.text("people.disable"),
                () -> tell(bulk.disable(people)));
    }

    private void tell(BulkOutcome outcome) {
        refresh.run();
        if (outcome.failed().isEmpty()) {
            Notices.success(Texts.text("people.bulk.done", outcome.done().size()));
            return;
        }
        String reasons =
                outcome.failed().values().stream()
                        .distinct()
                        .map(BulkBar::words)
                        .collect(Collectors.joining(" "));
        Notices.failure(
                Texts.text(
                        "people.bulk.failed",
                        outcome.done().size(),
                        outcome.failed().size(),
                        reasons));
    }

    private static String words(Reason reason) {
        return switch (reason) {
            case MYSELF -> Texts.text("people.failed.myself");
            case GONE -> Texts.text("people.failed.gone");
            case LEAVING -> Texts.text("people.failed.leaving");
            case LAST_ADMINISTRATOR -> Texts.text("people.failed.last-administrator");
            case TEAM_CLOSED -> Texts.text("people.failed.team-closed");
            case BROKEN -> Texts.text("people.failed.broken");
        };
    }
}
