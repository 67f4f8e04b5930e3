package io.teamclaw.adminui.audit.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import io.teamclaw.adminui.audit.AuditService;
import io.teamclaw.adminui.audit.AuditTarget;
import io.teamclaw.adminui.audit.JsonDifference;
import io.teamclaw.adminui.layout.ui.ViewerZone;
import io.teamclaw.adminui.security.Roles;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.lifecycle.audit.AuditRow;
import jakarta.annotation.security.RolesAllowed;

/** One action: who, when, what, and what it changed. */
@Route("audit/:sequence([0-9]{1,18})")
@RolesAllowed(Roles.ADMIN)
public final class AuditRowView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;

    private final transient AuditService service;

    AuditRowView(AuditService service) {
        this.service = service;
        addClassNames("page", "narrow");
    }

    @Override
    public String getPageTitle() {
        return Texts.text("audit.row.title");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        AuditRow row =
                event.getRouteParameters()
                        .get("sequence")
                        .map(Long::parseLong)
                        .flatMap(service::find)
                        .orElseThrow(NotFoundException::new);
        removeAll();
        add(new RouterLink(Texts.text("audit.row.back"), AuditView.class), facts(row), change(row));
    }

    private Section facts(AuditRow row) {
        H2 action = new H2(row.action());
        action.addClassName("mono");
        DescriptionList facts = new DescriptionList();
        facts.addClassNames("facts", "audit-facts");
        fact(facts, Texts.text("audit.column.when"), new Span(ViewerZone.format(row.at())));
        fact(facts, Texts.text("audit.column.who"), linked("who", row.actorId(), row.actorEmail()));
        fact(
                facts,
                Texts.text("audit.column.target"),
                new TargetLink(row.target(), service.nameOf(AuditTarget.parse(row.target()))));
        fact(
                facts,
                Texts.text("audit.row.target"),
                linked("target", row.target(), Texts.text("audit.row.all-of-target")));
        fact(facts, Texts.text("audit.row.sequence"), mono(Long.toString(row.sequence())));
        fact(facts, Texts.text("audit.row.hash"), mono(row.hash()));
        Section section = new Section(action, facts);
        section.addClassName("panel");
        return section;
    }

    private static Section change(AuditRow row) {
        Section section =
                new Section(
                        new H2(Texts.text("audit.difference.title")),
                        new DifferenceTable(JsonDifference.of(row.before(), row.after())));
        section.addClassName("panel");
        return section;
    }

    private static void fact(DescriptionList list, String name, Component value) {
        DescriptionList.Description description = new DescriptionList.Description();
        description.add(value);
        list.add(new Div(new DescriptionList.Term(name), description));
    }

    private static RouterLink linked(String parameter, String value, String text) {
        RouterLink link = new RouterLink(text, AuditView.class);
        link.setQueryParameters(QueryParameters.of(parameter, value));
        return link;
    }

    private static Span mono(String text) {
        Span span = new Span(text);
        span.addClassName("mono");
        return span;
    }
}
