package io.teamclaw.adminui.people.ui;

import com.vaadin.flow.component.grid.Grid;
import io.teamclaw.adminui.people.csv.ImportRow;
import io.teamclaw.adminui.text.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The rows of a file, those with a problem first. */
final class ImportGrid extends Grid<ImportRow> {
    private static final long serialVersionUID = 1L;

    ImportGrid(List<ImportRow> rows) {
        getElement().setAttribute("aria-label", Texts.text("people.import.rows"));
        addThemeName("wrap-cell-content");
        addColumn(ImportRow::number)
                .setHeader(Texts.text("people.import.row"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        addColumn(row -> field(row, 0)).setHeader(Texts.text("people.column.email"));
        addColumn(row -> field(row, 1)).setHeader(Texts.text("people.column.name"));
        addColumn(row -> field(row, 2))
                .setHeader(Texts.text("people.column.role"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        addColumn(row -> field(row, 3)).setHeader(Texts.text("people.column.team"));
        addColumn(ImportGrid::problems)
                .setHeader(Texts.text("people.import.problem"))
                .setKey("problem")
                .setFlexGrow(2);
        setPartNameGenerator(row -> row instanceof ImportRow.Bad ? "bad-row" : null);
        List<ImportRow> sorted = new ArrayList<>(rows);
        sorted.sort(Comparator.comparing(row -> row instanceof ImportRow.Good));
        setItems(sorted);
    }

    private static String field(ImportRow row, int index) {
        return index < row.fields().size() ? row.fields().get(index) : "";
    }

    private static String problems(ImportRow row) {
        return switch (row) {
            case ImportRow.Good good -> Texts.text("people.import.good");
            case ImportRow.Bad bad ->
                    bad.problems().stream().map(ImportGrid::words).collect(Collectors.joining(" "));
        };
    }

    private static String words(ImportRow.Problem problem) {
        return switch (problem) {
            case WRONG_FIELDS -> Texts.text("people.import.problem.fields");
            case BAD_EMAIL -> Texts.text("people.import.problem.email");
            case DUPLICATE -> Texts.text("people.import.problem.duplicate");
            case EXISTS -> Texts.text("people.import.problem.exists");
            case BLOCKED -> Texts.text("people.import.problem.blocked");
            case BAD_NAME -> Texts.text("people.import.problem.name");
            case UNKNOWN_ROLE -> Texts.text("people.import.problem.role");
            case UNKNOWN_TEAM -> Texts.text("people.import.problem.team");
        };
    }
}
