package io.teamclaw.adminui.audit.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouterLink;
import io.teamclaw.adminui.audit.AuditService;
import io.teamclaw.adminui.layout.ui.ErrorState;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.lifecycle.audit.AuditQuery;
import io.teamclaw.lifecycle.audit.AuditRow;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was last done to one thing, for its detail page; only for administrators. */
public final class AuditTable extends Section {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(AuditTable.class);
    private static final int ROWS = 10;

    private final transient AuditService service;
    private final String target;
    private final Div body = new Div();

    /**
     * @param target as it is noted, e.g. {@code person/{id}}
     */
    public AuditTable(AuditService service, String target) {
        this.service = service;
        this.target = target;
        addClassName("panel");
        RouterLink all = new RouterLink(Texts.text("audit.table.all"), AuditView.class);
        all.setQueryParameters(QueryParameters.of("target", target));
        Div head = new Div(new H2(Texts.text("audit.table.title")), all);
        head.addClassName("panel-head");
        add(head, body);
        load();
    }

    private void load() {
        body.removeAll();
        try {
            List<AuditRow> rows = service.newest(AuditQuery.ofTarget(target), ROWS).rows();
            if (rows.isEmpty()) {
                body.add(new Paragraph(Texts.text("audit.table.empty")));
                return;
            }
            AuditGrid grid = new AuditGrid(service, false);
            grid.setAllRowsVisible(true);
            grid.showOnly(rows);
            body.add(grid);
        } catch (RuntimeException broken) {
            LOG.error("What was done to {} cannot be read", target, broken);
            body.add(
                    new ErrorState(
                            Texts.text("audit.error.title"),
                            Texts.text("audit.error.text"),
                            this::load));
        }
    }
}
