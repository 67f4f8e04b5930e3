package io.teamclaw.adminui.audit.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.teamclaw.adminui.audit.JsonDifference;
import io.teamclaw.adminui.text.Texts;
import java.util.Optional;

/** What a change changed, field by field. */
final class DifferenceTable extends Div {
    private static final long serialVersionUID = 1L;

    DifferenceTable(JsonDifference difference) {
        if (difference.changes().isEmpty()) {
            add(new Paragraph(Texts.text("audit.difference.none")));
            return;
        }
        NativeTable table = new NativeTable();
        table.addClassNames("figures", "audit-difference");
        table.setCaptionText(Texts.text("audit.difference.caption", difference.unchanged()));
        NativeTableRow head = table.getHead().addRow();
        head.add(
                header(Texts.text("audit.difference.field"), "col"),
                header(Texts.text("audit.difference.before"), "col"),
                header(Texts.text("audit.difference.after"), "col"));
        for (JsonDifference.Change change : difference.changes()) {
            NativeTableRow row = table.getBody().addRow();
            row.add(
                    header(
                            change.field().isEmpty()
                                    ? Texts.text("audit.difference.whole")
                                    : change.field(),
                            "row"),
                    cell(change.before(), "was"),
                    cell(change.after(), "is"));
        }
        Div scroll = new Div(table);
        scroll.addClassName("table-scroll");
        scroll.getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", Texts.text("audit.difference.title"));
        add(scroll);
    }

    private static NativeTableCell cell(Optional<String> value, String style) {
        Span text = new Span(value.orElse(Texts.text("audit.difference.absent")));
        text.addClassName(value.isPresent() ? "audit-value" : "secondary");
        NativeTableCell cell = new NativeTableCell();
        cell.add(text);
        cell.addClassName(style);
        return cell;
    }

    private static NativeTableHeaderCell header(String text, String scope) {
        NativeTableHeaderCell cell = new NativeTableHeaderCell(text);
        cell.getElement().setAttribute("scope", scope);
        return cell;
    }
}
