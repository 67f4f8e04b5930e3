package io.teamclaw.adminui.audit;

import io.teamclaw.lifecycle.audit.AuditChain;
import io.teamclaw.lifecycle.audit.AuditPage;
import io.teamclaw.lifecycle.audit.AuditQuery;
import io.teamclaw.lifecycle.audit.AuditRow;
import io.teamclaw.lifecycle.audit.AuditStore;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Writes rows while they are read, so that a log of any length can be had. */
final class AuditExport {
    private static final int AT_ONCE = 500;
    private static final List<String> COLUMNS =
            List.of("sequence", "at", "actor", "actor id", "action", "target", "before", "after");

    private AuditExport() {}

    /** All rows, oldest first, one JSON object a line, as the verifier takes them. */
    static void lines(AuditStore store, OutputStream out) throws IOException {
        Writer writer = writer(out);
        for (Iterator<SortedMap<String, String>> rows = store.rows(1).iterator();
                rows.hasNext(); ) {
            writer.write(AuditChain.json(rows.next()));
            writer.write('\n');
        }
        writer.flush();
    }

    /** The rows that fit, newest first, for a spreadsheet (RFC 4180, UTF-8). */
    static void csv(AuditStore store, AuditQuery query, OutputStream out) throws IOException {
        Writer writer = writer(out);
        writer.write(line(COLUMNS));
        Optional<AuditQuery> next = Optional.of(query);
        while (next.isPresent()) {
            AuditQuery asked = next.get();
            AuditPage page = store.search(asked, AT_ONCE);
            for (AuditRow row : page.rows()) {
                writer.write(line(cells(row)));
            }
            next =
                    page.next().isPresent()
                            ? Optional.of(asked.below(page.next().getAsLong()))
                            : Optional.empty();
        }
        writer.flush();
    }

    private static List<String> cells(AuditRow row) {
        return List.of(
                Long.toString(row.sequence()),
                row.at().toString(),
                row.actorEmail(),
                row.actorId(),
                row.action(),
                row.target(),
                row.before().orElse(""),
                row.after().orElse(""));
    }

    private static String line(List<String> cells) {
        return cells.stream().map(AuditExport::quoted).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** A spreadsheet takes what begins like this for a formula; a quote before it prevents that. */
    private static String quoted(String cell) {
        String plain =
                !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
        return '"' + plain.replace("\"", "\"\"") + '"';
    }

    private static Writer writer(OutputStream out) {
        return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }
}
