package io.teamclaw.adminui.people.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import io.teamclaw.adminui.config.Scope;
import io.teamclaw.adminui.limits.LimitService;
import io.teamclaw.adminui.limits.ui.LimitPanels;
import io.teamclaw.adminui.people.PeopleAdmin;
import io.teamclaw.adminui.people.PeopleService;
import io.teamclaw.adminui.people.PersonDeletion;
import io.teamclaw.adminui.people.PersonDetails;
import io.teamclaw.adminui.people.PersonUsageService;
import io.teamclaw.adminui.security.Roles;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.config.id.UserId;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import org.springframework.security.access.AccessDeniedException;

/** One person, by tabs. */
@Route("people/:person")
@RolesAllowed({Roles.ADMIN, Roles.TEAM_LEAD})
public final class PersonView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    /** The parameter of the route. */
    public static final String ID = "person";

    private static final long serialVersionUID = 1L;

    private final transient PeopleService service;
    private final transient PeopleAdmin admin;
    private final transient PersonDeletion deletion;
    private final transient PersonUsageService usage;
    private final transient LimitService limits;
    private final PersonTabs tabs;
    private final Div content = new Div();
    private transient Optional<UserId> id = Optional.empty();
    private String title = Texts.text("people.title");

    PersonView(
            PeopleService service,
            PeopleAdmin admin,
            PersonDeletion deletion,
            PersonUsageService usage,
            LimitService limits) {
        this.service = service;
        this.admin = admin;
        this.deletion = deletion;
        this.usage = usage;
        this.limits = limits;
        this.tabs = new PersonTabs(service.mayEdit());
        addClassNames("page", "person");
        content.addClassName("page-content");
        add(new RouterLink(Texts.text("people.back"), PeopleView.class), tabs, content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        id = event.getRouteParameters().get(ID).flatMap(UserId::read);
        Optional<PersonDetails> person = read();
        if (person.isEmpty()) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        title = person.get().user().name();
        event.getLocation().getQueryParameters().getSingleParameter("tab").ifPresent(tabs::select);
        tabs.addSelectedChangeListener(change -> changed());
        show(person.get());
    }

    /** Who is out of reach is not there. */
    private Optional<PersonDetails> read() {
        try {
            return id.flatMap(service::person);
        } catch (AccessDeniedException e) {
            return Optional.empty();
        }
    }

    private void changed() {
        id.ifPresent(
                known ->
                        UI.getCurrent()
                                .getPage()
                                .getHistory()
                                .replaceState(
                                        null,
                                        new Location(
                                                "people/" + known,
                                                QueryParameters.of("tab", tabs.selected()))));
        refresh();
    }

    private void refresh() {
        read().ifPresentOrElse(this::show, () -> UI.getCurrent().navigate(PeopleView.class));
    }

    private void show(PersonDetails person) {
        content.removeAll();
        content.add(
                switch (tabs.selected()) {
                    case PersonTabs.WORKSPACE -> new PersonWorkspace(person);
                    case PersonTabs.USAGE -> new PersonUsage(usage.latest(person.user().id()));
                    case PersonTabs.LIMITS ->
                            new LimitPanels(limits, new Scope.OfPerson(person.user().id()));
                    case PersonTabs.CONFIG -> new PersonConfig(person.user());
                    case PersonTabs.HISTORY ->
                            new PersonHistory(service.history(person.user().id()));
                    default ->
                            new PersonOverview(
                                    person,
                                    new PersonActions(
                                            person,
                                            service.teams(),
                                            admin,
                                            deletion,
                                            this::refresh));
                });
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
