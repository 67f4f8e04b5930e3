package io.teamclaw.adminui.audit.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import io.teamclaw.adminui.audit.AuditService;
import io.teamclaw.adminui.layout.ui.ViewerZone;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.lifecycle.audit.AuditRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows of the log, each with a link to its details. */
final class AuditGrid extends Grid<AuditRow> {
    private static final long serialVersionUID = 1L;

    private final transient AuditService service;
    private final transient List<AuditRow> rows = new ArrayList<>();

    /** Of what the rows are about; those of a page are read together. */
    private final transient Map<String, String> names = new HashMap<>();

    private final boolean withTarget;

    /**
     * @param withTarget whether the rows are about different things
     */
    AuditGrid(AuditService service, boolean withTarget) {
        this.service = service;
        this.withTarget = withTarget;
        getElement().setAttribute("aria-label", Texts.text("audit.title"));
        addComponentColumn(AuditGrid::when)
                .setHeader(Texts.text("audit.column.when"))
                .setWidth("12.5rem")
                .setFlexGrow(0);
        addColumn(AuditRow::actorEmail)
                .setHeader(Texts.text("audit.column.who"))
                .setFlexGrow(2)
                .setTooltipGenerator(AuditRow::actorEmail);
        addComponentColumn(row -> mono(row.action()))
                .setHeader(Texts.text("audit.column.action"))
                .setFlexGrow(2);
        if (withTarget) {
            addComponentColumn(this::target)
                    .setHeader(Texts.text("audit.column.target"))
                    .setFlexGrow(3);
        }
    }

    void showOnly(List<AuditRow> page) {
        rows.clear();
        names.clear();
        showMore(page);
    }

    void showMore(List<AuditRow> page) {
        rows.addAll(page);
        if (withTarget) {
            names.putAll(service.namesOf(page.stream().map(AuditRow::target).toList()));
        }
        setItems(rows);
    }

    private static Component when(AuditRow row) {
        return new RouterLink(
                ViewerZone.format(row.at()),
                AuditRowView.class,
                new RouteParameters("sequence", Long.toString(row.sequence())));
    }

    private Component target(AuditRow row) {
        return new TargetLink(row.target(), Optional.ofNullable(names.get(row.target())));
    }

    private static Span mono(String text) {
        Span span = new Span(text);
        span.addClassName("mono");
        span.setTitle(text);
        return span;
    }
}
