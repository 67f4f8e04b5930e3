package io.teamclaw.adminui.people.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import io.teamclaw.adminui.layout.ui.ErrorState;
import io.teamclaw.adminui.people.BulkChanges;
import io.teamclaw.adminui.people.PeopleAdmin;
import io.teamclaw.adminui.people.PeopleService;
import io.teamclaw.adminui.people.csv.PeopleImport;
import io.teamclaw.adminui.security.Roles;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.lifecycle.teams.Team;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everybody with an account; of a team lead, their team. */
@Route("people")
@RouteAlias("users")
@Menu(order = 11, icon = "vaadin:users", title = "layout.menu.people")
@RolesAllowed({Roles.ADMIN, Roles.TEAM_LEAD})
public final class PeopleView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(PeopleView.class);

    private final transient PeopleService service;
    private final transient PeopleAdmin admin;
    private final transient BulkChanges bulk;
    private final transient PeopleImport imports;
    private final transient List<Team> teams;
    private final PeopleFilterBar filters;
    private final Span count = new Span();
    private final Div content = new Div();

    PeopleView(PeopleService service, PeopleAdmin admin, BulkChanges bulk, PeopleImport imports) {
        this.service = service;
        this.admin = admin;
        this.bulk = bulk;
        this.imports = imports;
        this.teams = service.teams();
        this.filters = new PeopleFilterBar(teams);
        addClassNames("page", "full-height", "people");
        content.addClassName("people-content");
        count.addClassName("secondary");
        count.getElement().setAttribute("role", "status");
        add(filters, head(), content);
    }

    private Div head() {
        Div head = new Div(count);
        head.addClassName("toolbar");
        if (service.mayEdit()) {
            Button invite = new Button(Texts.text("people.invite"), VaadinIcon.PLUS.create());
            invite.addThemeVariants(ButtonVariant.PRIMARY);
            invite.setId("invite");
            invite.addClickListener(
                    click -> new InviteDialog(admin, open(), added -> show()).open());
            Button imported = new Button(Texts.text("people.import"));
            imported.setId("import");
            imported.addClickListener(click -> new ImportDialog(imports, this::show).open());
            Div buttons = new Div(imported, invite);
            buttons.addClassName("buttons");
            head.add(buttons);
        }
        return head;
    }

    private List<Team> open() {
        return teams.stream().filter(Team::isOpen).toList();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        filters.show(event.getLocation().getQueryParameters());
        filters.onChange(this::changed);
        show();
    }

    private void changed() {
        UI.getCurrent()
                .getPage()
                .getHistory()
                .replaceState(null, new Location("people", filters.parameters()));
        show();
    }

    private void show() {
        content.removeAll();
        try {
            int people = service.count(filters.value());
            count.setText(Texts.text("people.count", people));
            PeopleGrid grid = new PeopleGrid(service, teams, filters::value);
            if (service.mayEdit()) {
                content.add(new BulkBar(grid, bulk, open(), this::show));
            }
            content.add(grid);
        } catch (RuntimeException e) {
            LOG.error("The list of people could not be read", e);
            content.add(
                    new ErrorState(
                            Texts.text("people.error.title"),
                            Texts.text("people.error.text"),
                            this::show));
        }
    }

    @Override
    public String getPageTitle() {
        return Texts.text("people.title");
    }
}
