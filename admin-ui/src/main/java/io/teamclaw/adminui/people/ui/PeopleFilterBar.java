package io.teamclaw.adminui.people.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.QueryParameters;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.lifecycle.people.PeopleFilter;
import io.teamclaw.lifecycle.people.Person.AccountState;
import io.teamclaw.lifecycle.people.WorkspaceFilter;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.users.Role;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a list of people is narrowed by; an address with the same choice can be shared. */
final class PeopleFilterBar extends Div {
    private static final long serialVersionUID = 1L;

    private final TextField text = new TextField();
    private final ComboBox<Team> team = new ComboBox<>();
    private final Select<Role> role = new Select<>();
    private final Select<AccountState> account = new Select<>();
    private final Select<WorkspaceFilter> workspace = new Select<>();

    /**
     * @param teams to choose from; with one, there is nothing to choose
     */
    PeopleFilterBar(List<Team> teams) {
        addClassNames("toolbar", "people-filters");
        text.setPlaceholder(Texts.text("people.filter.text"));
        text.setAriaLabel(Texts.text("people.filter.text.label"));
        text.setPrefixComponent(VaadinIcon.SEARCH.create());
        text.setClearButtonVisible(true);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        team.setItems(teams);
        team.setItemLabelGenerator(Team::name);
        team.setPlaceholder(Texts.text("people.filter.team"));
        team.setAriaLabel(Texts.text("people.filter.team.label"));
        team.setClearButtonVisible(true);
        team.setVisible(teams.size() > 1);
        prepare(role, Texts.text("people.filter.role"), Texts.text("people.filter.role.label"));
        role.setItemLabelGenerator(
                one -> one == null ? Texts.text("people.filter.role") : RoleNames.of(one));
        role.setItems(Role.values());
        prepare(
                account,
                Texts.text("people.filter.account"),
                Texts.text("people.filter.account.label"));
        account.setItemLabelGenerator(
                one -> one == null ? Texts.text("people.filter.account") : AccountBadge.text(one));
        account.setItems(AccountState.values());
        prepare(
                workspace,
                Texts.text("people.filter.workspace"),
                Texts.text("people.filter.workspace.label"));
        workspace.setItemLabelGenerator(
                one ->
                        one == null
                                ? Texts.text("people.filter.workspace")
                                : WorkspaceWords.of(one));
        workspace.setItems(WorkspaceFilter.values());
        add(text, team, role, account, workspace);
    }

    private static void prepare(Select<?> select, String all, String label) {
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(all);
        select.setPlaceholder(all);
        select.setAriaLabel(label);
    }

    void onChange(Runnable then) {
        text.addValueChangeListener(change -> then.run());
        team.addValueChangeListener(change -> then.run());
        role.addValueChangeListener(change -> then.run());
        account.addValueChangeListener(change -> then.run());
        workspace.addValueChangeListener(change -> then.run());
    }

    PeopleFilter value() {
        return new PeopleFilter(
                text.getValue(),
                team.getOptionalValue().map(Team::id),
                role.getOptionalValue(),
                account.getOptionalValue(),
                workspace.getOptionalValue());
    }

    /** What is chosen, for the address. */
    QueryParameters parameters() {
        Map<String, String> chosen = new TreeMap<>();
        PeopleFilter now = value();
        if (!text.isEmpty()) {
            chosen.put("q", text.getValue());
        }
        now.team().ifPresent(id -> chosen.put("team", id.value()));
        now.role().ifPresent(one -> chosen.put("role", one.wireValue()));
        now.account().ifPresent(one -> chosen.put("account", name(one)));
        now.workspace().ifPresent(one -> chosen.put("workspace", name(one)));
        return QueryParameters.simple(chosen);
    }

    /** Chooses what an address says; what it says of nothing here counts as not said. */
    void show(QueryParameters parameters) {
        text.setValue(parameters.getSingleParameter("q").orElse(""));
        parameters
                .getSingleParameter("team")
                .flatMap(
                        id ->
                                team.getListDataView()
                                        .getItems()
                                        .filter(one -> one.id().value().equals(id))
                                        .findFirst())
                .ifPresent(team::setValue);
        choose(role, Role.values(), parameters.getSingleParameter("role"));
        choose(account, AccountState.values(), parameters.getSingleParameter("account"));
        choose(workspace, WorkspaceFilter.values(), parameters.getSingleParameter("workspace"));
    }

    private static <E extends Enum<E>> void choose(
            Select<E> select, E[] all, Optional<String> named) {
        for (E one : all) {
            if (named.filter(name(one)::equals).isPresent()) {
                select.setValue(one);
            }
        }
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
