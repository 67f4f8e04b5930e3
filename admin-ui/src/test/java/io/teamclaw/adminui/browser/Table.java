package io.teamclaw.adminui.browser;

import com.microsoft.playwright.Download;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;

/** A file of comma separated values in which nothing is quoted. */
record Table(List<String> header, List<List<String>> rows) {
    /** Clicks a link and reads the file that comes. */
    static Table download(Visitor visitor, String link) {
        Download download =
                visitor.page().waitForDownload(() -> visitor.page().getByText(link).click());
        try {
            List<List<String>> lines =
                    Files.readAllLines(download.path()).stream()
                            .map(line -> Arrays.asList(line.split(",", -1)))
                            .toList();
            return new Table(lines.getFirst(), lines.subList(1, lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> column(String name) {
        int index = header.indexOf(name);
        return rows.stream().map(row -> row.get(index)).toList();
    }

    BigDecimal sum(String column) {
        return column(column).stream()
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What a column says in the first row where another says this. */
    String of(String where, String is, String column) {
        return column(column).get(column(where).indexOf(is));
    }
}
