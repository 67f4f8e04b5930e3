package io.teamclaw.adminui.audit.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.teamclaw.adminui.audit.AuditService;
import io.teamclaw.adminui.layout.ui.EmptyState;
import io.teamclaw.adminui.layout.ui.ErrorState;
import io.teamclaw.adminui.layout.ui.ViewerZone;
import io.teamclaw.adminui.security.Roles;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.lifecycle.audit.AuditPage;
import io.teamclaw.lifecycle.audit.AuditQuery;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What administrators did, newest first; what is looked for stands in the address. */
@Route("audit")
@Menu(order = 18, icon = "vaadin:archive", title = "layout.menu.audit")
@RolesAllowed(Roles.ADMIN)
public final class AuditView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(AuditView.class);

    private final transient AuditService service;
    private final AuditFilter filter = new AuditFilter(AuditView::lookFor);
    private final Div results = new Div();
    private final AuditGrid grid;
    private final Button more = new Button(Texts.text("audit.more"), click -> showMore());
    private transient AuditQuery next = AuditQuery.EVERYTHING;

    AuditView(AuditService service) {
        this.service = service;
        this.grid = new AuditGrid(service, true);
        addClassNames("page", "full-height");
        results.addClassName("audit-results");
        more.setId("more");
        add(new ChainPanel(service, () -> next), filter, results);
    }

    @Override
    public String getPageTitle() {
        return Texts.text("audit.title");
    }

    private static void lookFor(AuditChoice choice) {
        UI.getCurrent().navigate(AuditView.class, choice.parameters());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        AuditChoice choice = AuditChoice.of(event.getLocation().getQueryParameters());
        filter.show(choice);
        load(choice);
    }

    private void load(AuditChoice choice) {
        results.removeAll();
        try {
            Optional<String> actor = actor(choice.who());
            boolean nobody = !choice.who().isEmpty() && actor.isEmpty();
            filter.complainAboutWho(
                    nobody ? Optional.of(Texts.text("audit.filter.nobody")) : Optional.empty());
            next = choice.query(ViewerZone.get(), actor);
            AuditPage page =
                    nobody || choice.endsBeforeItBegins()
                            ? new AuditPage(List.of(), OptionalLong.empty())
                            : service.page(next);
            show(page, choice);
        } catch (RuntimeException broken) {
            LOG.error("The audit log cannot be read", broken);
            results.add(
                    new ErrorState(
                            Texts.text("audit.error.title"),
                            Texts.text("audit.error.text"),
                            () -> load(choice)));
        }
    }

    private Optional<String> actor(String who) {
        if (who.isEmpty()) {
            return Optional.empty();
        }
        return who.contains("@") ? service.personOf(who).map(id -> id.value()) : Optional.of(who);
    }

    private void show(AuditPage page, AuditChoice choice) {
        if (page.rows().isEmpty() && page.next().isEmpty()) {
            results.add(
                    choice.isAnything()
                            ? new EmptyState(
                                    VaadinIcon.ARCHIVE,
                                    Texts.text("audit.empty.title"),
                                    Texts.text("audit.empty.text"))
                            : new EmptyState(
                                    VaadinIcon.SEARCH,
                                    Texts.text("audit.none.title"),
                                    Texts.text("audit.none.text")));
            return;
        }
        grid.showOnly(page.rows());
        results.add(grid, more);
        goOnBehind(page);
    }

    private void showMore() {
        AuditPage page = service.page(next);
        grid.showMore(page.rows());
        goOnBehind(page);
    }

    private void goOnBehind(AuditPage page) {
        page.next().ifPresent(sequence -> next = next.below(sequence));
        more.setVisible(page.next().isPresent());
    }
}
