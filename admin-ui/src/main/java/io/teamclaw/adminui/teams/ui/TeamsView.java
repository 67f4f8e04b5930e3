package io.teamclaw.adminui.teams.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import io.teamclaw.adminui.layout.ui.ErrorState;
import io.teamclaw.adminui.layout.ui.Notices;
import io.teamclaw.adminui.security.Roles;
import io.teamclaw.adminui.teams.TeamSummary;
import io.teamclaw.adminui.teams.TeamsService;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.lifecycle.users.User;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All teams. */
@Route("teams")
@Menu(order = 12, icon = "vaadin:group", title = "layout.menu.teams")
@RolesAllowed(Roles.ADMIN)
public final class TeamsView extends Div implements HasDynamicTitle {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(TeamsView.class);

    private final transient TeamsService service;
    private final TextField search = new TextField();
    private final Span count = new Span();
    private final Div content = new Div();

    TeamsView(TeamsService service) {
        this.service = service;
        addClassNames("page", "full-height", "people");
        content.addClassName("people-content");
        search.setPlaceholder(Texts.text("people.teams.search"));
        search.setAriaLabel(Texts.text("people.teams.search"));
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(change -> show());
        count.addClassName("secondary");
        count.getElement().setAttribute("role", "status");
        Button create = new Button(Texts.text("people.teams.create"), VaadinIcon.PLUS.create());
        create.setId("create-team");
        create.addThemeVariants(ButtonVariant.PRIMARY);
        create.addClickListener(click -> create());
        Div bar = new Div(search, count, create);
        bar.addClassName("toolbar");
        add(bar, content);
        show();
    }

    private void create() {
        TeamDialog.create(
                        service,
                        team -> {
                            show();
                            Notices.success(Texts.text("people.teams.created", team.name()));
                        })
                .open();
    }

    private void show() {
        content.removeAll();
        try {
            String wanted = search.getValue().strip().toLowerCase(Locale.ROOT);
            List<TeamSummary> teams =
                    service.all().stream()
                            .filter(
                                    one ->
                                            one.team()
                                                    .name()
                                                    .toLowerCase(Locale.ROOT)
                                                    .contains(wanted))
                            .toList();
            count.setText(Texts.text("people.teams.count", teams.size()));
            content.add(grid(teams));
        } catch (RuntimeException e) {
            LOG.error("The list of teams could not be read", e);
            content.add(
                    new ErrorState(
                            Texts.text("people.teams.error.title"),
                            Texts.text("people.error.text"),
                            this::show));
        }
    }

    private static Grid<TeamSummary> grid(List<TeamSummary> teams) {
        Grid<TeamSummary> grid = new Grid<>();
        grid.getElement().setAttribute("aria-label", Texts.text("people.teams.title"));
        grid.setEmptyStateText(Texts.text("people.teams.none-found"));
        grid.addComponentColumn(TeamsView::link)
                .setHeader(Texts.text("people.teams.name"))
                .setComparator(one -> one.team().name().toLowerCase(Locale.ROOT))
                .setAutoWidth(true);
        grid.addColumn(one -> one.team().description())
                .setHeader(Texts.text("people.teams.description"))
                .setFlexGrow(2);
        grid.addColumn(TeamsView::leads)
                .setHeader(Texts.text("people.teams.leads"))
                .setAutoWidth(true);
        grid.addColumn(TeamSummary::members)
                .setHeader(Texts.text("people.teams.members"))
                .setSortable(true)
                .setTextAlign(ColumnTextAlign.END)
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.setItems(teams);
        return grid;
    }

    private static Div link(TeamSummary one) {
        Div cell =
                new Div(
                        new RouterLink(
                                one.team().name(),
                                TeamView.class,
                                new RouteParameters(TeamView.ID, one.team().id().value())));
        if (!one.team().isOpen()) {
            cell.add(new Span(" " + Texts.text("people.teams.closing")));
        }
        return cell;
    }

    private static String leads(TeamSummary one) {
        return one.leads().stream().map(User::name).collect(Collectors.joining(", "));
    }

    @Override
    public String getPageTitle() {
        return Texts.text("people.teams.title");
    }
}
