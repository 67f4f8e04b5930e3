package io.teamclaw.bench.report;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Raw results as comma-separated values: a header, then a line for each row. */
public final class Csv {
    static final String HEADER = "contender,scenario,round,metric,value";
    private static final MathContext DIGITS = new MathContext(7);

    private Csv() {}

    /** Writes all rows. No name may hold a comma. */
    public static void write(Path file, List<Row> rows) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(HEADER);
        for (Row row : rows) {
            lines.add(line(row));
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, lines);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException naming the line that is no row
     */
    public static Results read(Path file) throws IOException {
        Results results = new Results();
        List<String> lines = Files.readAllLines(file);
        for (int at = 1; at < lines.size(); at++) {
            results.add(row(lines.get(at), at + 1));
        }
        return results;
    }

    static String line(Row row) {
        return String.join(
                ",",
                row.contender(),
                row.scenario(),
                String.valueOf(row.round()),
                row.metric(),
                number(row.value()));
    }

    private static String number(double value) {
        // NaN stands for "nothing was measured", e.g. a percentile of no answer at all.
        return Double.isFinite(value)
                ? new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString()
                : "NaN";
    }

    private static Row row(String line, int number) {
        String[] cells = line.split(",", -1);
        if (cells.length != 5) {
            throw new IllegalArgumentException(
                    "Line " + number + " has " + cells.length + " cells");
        }
        return new Row(
                cells[0],
                cells[1],
                Integer.parseInt(cells[2]),
                cells[3],
                Double.parseDouble(cells[4]));
    }
}
