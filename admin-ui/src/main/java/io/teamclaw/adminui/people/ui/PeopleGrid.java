package io.teamclaw.adminui.people.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridMultiSelectionModel;
import com.vaadin.flow.component.grid.GridMultiSelectionModel.SelectAllCheckboxVisibility;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import io.teamclaw.adminui.people.PeopleService;
import io.teamclaw.adminui.people.PeopleSort;
import io.teamclaw.adminui.people.PeopleSort.By;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.config.id.TeamId;
import io.teamclaw.lifecycle.people.PeopleFilter;
import io.teamclaw.lifecycle.people.Person;
import io.teamclaw.lifecycle.teams.Team;
import io.teamclaw.lifecycle.users.User;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** People, page by page as they are scrolled to, sorted by any column. */
final class PeopleGrid extends Grid<Person> {
    private static final long serialVersionUID = 1L;

    private final transient PeopleService service;
    private final transient Supplier<PeopleFilter> filter;
    private final transient Map<TeamId, String> teams;

    PeopleGrid(PeopleService service, List<Team> teams, Supplier<PeopleFilter> filter) {
        this.service = service;
        this.filter = filter;
        this.teams = teams.stream().collect(Collectors.toMap(Team::id, Team::name));
        getElement().setAttribute("aria-label", Texts.text("people.title"));
        setEmptyStateText(Texts.text("people.none-found"));
        columns();
        setDataProvider(
                new CallbackDataProvider<Person, Void>(
                        this::page,
                        query -> service.count(filter.get()),
                        person -> person.user().id()));
        if (service.mayEdit()) {
            setSelectionMode(SelectionMode.MULTI);
            ((GridMultiSelectionModel<Person>) getSelectionModel())
                    .setSelectAllCheckboxVisibility(SelectAllCheckboxVisibility.VISIBLE);
        }
    }

    private void columns() {
        column(addComponentColumn(person -> link(person.user())), By.NAME)
                .setHeader(Texts.text("people.column.name"));
        column(addColumn(person -> person.user().email().value()), By.EMAIL)
                .setHeader(Texts.text("people.column.email"));
        column(addColumn(this::team), By.TEAM).setHeader(Texts.text("people.column.team"));
        column(addColumn(person -> RoleNames.of(person.user().role())), By.ROLE)
                .setHeader(Texts.text("people.column.role"));
        column(addComponentColumn(person -> new AccountBadge(person.account())), By.ACCOUNT)
                .setHeader(Texts.text("people.column.account"));
        column(addComponentColumn(person -> WorkspaceWords.badge(person.workspace())), By.WORKSPACE)
                .setHeader(Texts.text("people.column.workspace"));
    }

    private static Grid.Column<Person> column(Grid.Column<Person> column, By by) {
        return column.setKey(by.name())
                .setSortProperty(by.name())
                .setSortable(true)
                .setAutoWidth(true);
    }

    private static RouterLink link(User user) {
        return new RouterLink(
                user.name(),
                PersonView.class,
                new RouteParameters(PersonView.ID, user.id().value()));
    }

    private String team(Person person) {
        return teams.getOrDefault(person.user().teamId(), "");
    }

    private Stream<Person> page(Query<Person, Void> query) {
        PeopleSort sort =
                query.getSortOrders().stream()
                        .findFirst()
                        .map(
                                order ->
                                        new PeopleSort(
                                                By.valueOf(order.getSorted()),
                                                order.getDirection() == SortDirection.DESCENDING))
                        .orElse(PeopleSort.BY_NAME);
        return service.find(filter.get(), sort, query.getOffset(), query.getLimit()).stream();
    }
}
