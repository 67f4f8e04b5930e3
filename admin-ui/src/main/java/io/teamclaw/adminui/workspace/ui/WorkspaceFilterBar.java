package io.teamclaw.adminui.workspace.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.QueryParameters;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.adminui.workspace.WorkspaceFilter;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.workspaces.WorkspaceState;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Narrows the list by person, state and team; it stands in the address as well. */
final class WorkspaceFilterBar extends Div {
    private static final long serialVersionUID = 1L;

    private final TextField text = new TextField();
    private final Select<WorkspaceState> state = new Select<>();
    private final ComboBox<Team> team = new ComboBox<>();
    private final transient List<Team> teams;
    private transient Runnable changed = () -> {};

    WorkspaceFilterBar(List<Team> teams) {
        this.teams = teams;
        addClassName("filters");
        text.setLabel(Texts.text("workspaces.filter.person"));
        text.setPlaceholder(Texts.text("workspaces.filter.person-hint"));
        text.setPrefixComponent(VaadinIcon.SEARCH.create());
        text.setClearButtonVisible(true);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        state.setLabel(Texts.text("workspaces.filter.state"));
        state.setItems(
                Arrays.stream(WorkspaceState.values())
                        .filter(each -> each != WorkspaceState.ABSENT)
                        .toList());
        state.setItemLabelGenerator(
                each -> each == null ? Texts.text("workspaces.filter.live") : StateText.of(each));
        state.setEmptySelectionAllowed(true);
        state.setEmptySelectionCaption(Texts.text("workspaces.filter.live"));
        team.setLabel(Texts.text("workspaces.filter.team"));
        team.setPlaceholder(Texts.text("workspaces.filter.all-teams"));
        team.setItems(teams);
        team.setItemLabelGenerator(Team::name);
        team.setClearButtonVisible(true);
        team.setVisible(teams.size() > 1);
        text.addValueChangeListener(change -> changed.run());
        state.addValueChangeListener(change -> changed.run());
        team.addValueChangeListener(change -> changed.run());
        add(text, state, team);
    }

    /** Shows what an address says; what it says wrongly is left out. */
    void show(QueryParameters query) {
        changed = () -> {};
        text.setValue(query.getSingleParameter("q").orElse(""));
        state.setValue(query.getSingleParameter("state").flatMap(this::known).orElse(null));
        team.setValue(
                query.getSingleParameter("team")
                        .flatMap(
                                id ->
                                        teams.stream()
                                                .filter(each -> each.id().value().equals(id))
                                                .findFirst())
                        .orElse(null));
    }

    private Optional<WorkspaceState> known(String value) {
        return Arrays.stream(WorkspaceState.values())
                .filter(each -> each.wireValue().equals(value) && each != WorkspaceState.ABSENT)
                .findFirst();
    }

    void onChange(Runnable listener) {
        changed = listener;
    }

    WorkspaceFilter filter() {
        return new WorkspaceFilter(
                state.getOptionalValue(), team.getOptionalValue().map(Team::id), text.getValue());
    }

    /** As the address has it. */
    QueryParameters query() {
        Map<String, String> query = new LinkedHashMap<>();
        state.getOptionalValue().ifPresent(each -> query.put("state", each.wireValue()));
        team.getOptionalValue().ifPresent(each -> query.put("team", each.id().value()));
        Optional.of(text.getValue())
                .filter(each -> !each.isBlank())
                .ifPresent(each -> query.put("q", each));
        return QueryParameters.simple(query);
    }
}
