package io.teamclaw.lifecycle.audit;

import java.util.Optional;

/**
 * What was found on the way along the rows.
 *
 * @param rows how many were looked at
 * @param first the first of them
 * @param last the last that hangs together with the first
 * @param broken where the chain breaks; empty where it does not
 */
public record ChainReport(
        long rows, Optional<AuditRow> first, Optional<AuditRow> last, Optional<ChainBreak> broken) {

    /** The last good row as a note for the next time; empty without any row. */
    public Optional<NotedHead> head() {
        return last.map(row -> new NotedHead(row.sequence(), row.hash()));
    }

    /** One line for a person. */
    public String line() {
        String verdict =
                broken.map(each -> "BROKEN at row " + each.sequence() + ": " + each.explanation())
                        .orElse("unbroken");
        if (first.isEmpty() || last.isEmpty()) {
            return rows + " rows, " + verdict;
        }
        return "%d rows, %d (%s) to %d (%s), head %s, %s"
                .formatted(
                        rows,
                        first.get().sequence(),
                        first.get().at(),
                        last.get().sequence(),
                        last.get().at(),
                        last.get().sequence() + ":" + last.get().hash(),
                        verdict);
    }
}
