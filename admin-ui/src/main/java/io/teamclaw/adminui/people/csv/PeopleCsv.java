package io.teamclaw.adminui.people.csv;

import io.teamclaw.adminui.people.csv.ImportPreview.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads a file of people: RFC 4180 in UTF-8, as spreadsheets save it, with or without a BOM. */
final class PeopleCsv {
    /** The columns, in any order and case. */
    static final List<String> COLUMNS = List.of("email", "name", "role", "team");

    static final int MOST_ROWS = 5_000;
    private static final char BOM = '\uFEFF';

    /**
     * One row's fields in the order of {@link #COLUMNS}; as they are where there are more or fewer
     * than the header has.
     */
    record Row(long number, List<String> fields, boolean whole) {}

    /** What reading came to: rows, or why not. */
    sealed interface Content {
        record Rows(List<Row> rows) implements Content {}

        record Unreadable(Reason why) implements Content {}
    }

    private PeopleCsv() {}

    static Content read(byte[] file) {
        try (Reader reader = reader(file);
                CSVParser parser = CSVFormat.RFC4180.parse(reader)) {
            List<CSVRecord> records = new ArrayList<>();
            for (CSVRecord each : parser) {
                if (records.size() > MOST_ROWS) {
                    return new Content.Unreadable(Reason.TOO_MANY_ROWS);
                }
                records.add(each);
            }
            return rows(records);
        } catch (UncheckedIOException e) {
            return new Content.Unreadable(reason(e.getCause()));
        } catch (IOException e) {
            return new Content.Unreadable(reason(e));
        }
    }

    private static Reason reason(IOException e) {
        return e instanceof CharacterCodingException ? Reason.NOT_UTF8 : Reason.NOT_CSV;
    }

    /** Another encoding is told rather than read as question marks. */
    private static Reader reader(byte[] file) {
        return new InputStreamReader(
                new ByteArrayInputStream(file),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private static Content rows(List<CSVRecord> records) {
        if (records.isEmpty()) {
            return new Content.Unreadable(Reason.EMPTY);
        }
        List<String> header = records.getFirst().stream().map(PeopleCsv::column).toList();
        if (header.size() != COLUMNS.size() || !header.containsAll(COLUMNS)) {
            return new Content.Unreadable(Reason.NO_HEADER);
        }
        List<Row> rows = new ArrayList<>();
        for (CSVRecord each : records.subList(1, records.size())) {
            // A line break at the end, or an empty line between.
            if (each.size() > 1 || !each.get(0).isBlank()) {
                rows.add(row(each, header));
            }
        }
        return rows.isEmpty()
                ? new Content.Unreadable(Reason.EMPTY)
                : new Content.Rows(List.copyOf(rows));
    }

    private static Row row(CSVRecord row, List<String> header) {
        if (row.size() != header.size()) {
            return new Row(row.getRecordNumber(), row.toList(), false);
        }
        return new Row(
                row.getRecordNumber(),
                COLUMNS.stream().map(name -> row.get(header.indexOf(name)).strip()).toList(),
                true);
    }

    private static String column(String text) {
        String name = !text.isEmpty() && text.charAt(0) == BOM ? text.substring(1) : text;
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
