package io.teamclaw.adminui.people.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import io.teamclaw.adminui.layout.ui.ViewerZone;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.lifecycle.audit.AuditRow;
import java.util.List;

/** What administrators did to a person. */
final class PersonHistory extends Section {
    private static final long serialVersionUID = 1L;

    PersonHistory(List<AuditRow> rows) {
        addClassName("panel");
        add(new H2(Texts.text("people.tab.history")));
        if (rows.isEmpty()) {
            add(new Paragraph(Texts.text("people.history.none")));
            return;
        }
        NativeTable table = new NativeTable();
        table.addClassName("figures");
        NativeTableRow head = table.getHead().addRow();
        head.add(header(Texts.text("people.history.when")));
        head.add(header(Texts.text("people.history.who")));
        head.add(header(Texts.text("people.history.what")));
        for (AuditRow row : rows) {
            NativeTableRow line = table.getBody().addRow();
            line.addDataCell().setText(ViewerZone.format(row.at()));
            line.addDataCell().setText(row.actorEmail());
            line.addDataCell().setText(row.action());
        }
        add(table);
    }

    private static NativeTableHeaderCell header(String text) {
        NativeTableHeaderCell cell = new NativeTableHeaderCell(text);
        cell.getElement().setAttribute("scope", "col");
        return cell;
    }
}
