package io.teamclaw.adminui.teams.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import io.teamclaw.adminui.config.Scope;
import io.teamclaw.adminui.limits.LimitService;
import io.teamclaw.adminui.limits.ui.LimitPanels;
import io.teamclaw.adminui.people.BulkChanges;
import io.teamclaw.adminui.people.PeopleAdmin;
import io.teamclaw.adminui.people.PeopleService;
import io.teamclaw.adminui.security.Roles;
import io.teamclaw.adminui.teams.TeamDeletion;
import io.teamclaw.adminui.teams.TeamDetails;
import io.teamclaw.adminui.teams.TeamsService;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.config.id.TeamId;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import org.springframework.security.access.AccessDeniedException;

/** One team: its members, its leads and what applies to them. */
@Route("teams/:team")
@RolesAllowed({Roles.ADMIN, Roles.TEAM_LEAD})
public final class TeamView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    /** The parameter of the route. */
    public static final String ID = "team";

    private static final long serialVersionUID = 1L;

    private final transient TeamsService service;
    private final transient TeamDeletion deletion;
    private final transient PeopleService people;
    private final transient PeopleAdmin admin;
    private final transient BulkChanges bulk;
    private final transient LimitService limits;
    private final Div content = new Div();
    private transient Optional<TeamId> id = Optional.empty();
    private String title = Texts.text("people.teams.title");

    TeamView(
            TeamsService service,
            TeamDeletion deletion,
            PeopleService people,
            PeopleAdmin admin,
            BulkChanges bulk,
            LimitService limits) {
        this.service = service;
        this.deletion = deletion;
        this.people = people;
        this.admin = admin;
        this.bulk = bulk;
        this.limits = limits;
        addClassNames("page", "team");
        content.addClassName("page-content");
        if (people.mayEdit()) {
            add(new RouterLink(Texts.text("people.teams.back"), TeamsView.class));
        }
        add(content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        id = event.getRouteParameters().get(ID).flatMap(TeamView::parse);
        Optional<TeamDetails> team = read();
        if (team.isEmpty()) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        title = team.get().team().name();
        show(team.get());
    }

    private static Optional<TeamId> parse(String text) {
        try {
            return Optional.of(new TeamId(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What is out of reach is not there. */
    private Optional<TeamDetails> read() {
        try {
            return id.flatMap(service::find);
        } catch (AccessDeniedException e) {
            return Optional.empty();
        }
    }

    private void refresh() {
        read().ifPresentOrElse(this::show, () -> UI.getCurrent().navigate(TeamsView.class));
    }

    private void show(TeamDetails team) {
        content.removeAll();
        content.add(
                new TeamHead(team, service, deletion, people.teams(), this::refresh),
                new TeamMembers(team, admin, bulk, people, this::refresh),
                new TeamDefaultsPanel(team, service, this::refresh));
        if (team.editable()) {
            content.add(new LimitPanels(limits, new Scope.OfTeam(team.team().id())));
        }
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
