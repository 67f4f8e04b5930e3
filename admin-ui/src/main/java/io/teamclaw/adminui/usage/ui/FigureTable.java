package io.teamclaw.adminui.usage.ui;

import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/**
 * A plain table, readable by everybody and everything: names first, then figures. What stands
 * behind a line break in a cell is shown smaller, below.
 */
final class FigureTable extends Div {
    private static final long serialVersionUID = 1L;

    private final NativeTable table = new NativeTable();

    /**
     * @param names headings of the columns with text; the first of them names the row
     * @param figures headings of the columns with numbers
     */
    FigureTable(String caption, List<String> names, List<String> figures) {
        table.addClassName("figures");
        table.setCaptionText(caption);
        NativeTableRow head = table.getHead().addRow();
        names.forEach(name -> head.add(header(name, "col")));
        figures.forEach(
                name -> {
                    NativeTableHeaderCell cell = header(name, "col");
                    cell.addClassName("number");
                    head.add(cell);
                });
        add(table);
        addClassName("table-scroll");
        // Scrolls sideways, so that it has to be reachable by keyboard and to say what it is.
        getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", caption);
    }

    /** Adds one, with as many texts as there are headings. */
    void row(List<String> names, List<String> figures) {
        NativeTableRow row = table.getBody().addRow();
        row.add(header(names.getFirst(), "row"));
        names.stream().skip(1).forEach(name -> fill(row.addDataCell(), name));
        figures.forEach(
                figure -> {
                    NativeTableCell cell = row.addDataCell();
                    fill(cell, figure);
                    cell.addClassName("number");
                });
    }

    private static NativeTableHeaderCell header(String text, String scope) {
        NativeTableHeaderCell cell = new NativeTableHeaderCell();
        fill(cell, text);
        cell.getElement().setAttribute("scope", scope);
        return cell;
    }

    private static void fill(HasComponents cell, String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() < 2) {
            cell.getElement().setText(text);
            return;
        }
        cell.add(new Span(lines.getFirst()));
        lines.stream()
                .skip(1)
                .forEach(
                        line -> {
                            Span below = new Span(line);
                            below.addClassName("below");
                            cell.add(below);
                        });
    }
}
