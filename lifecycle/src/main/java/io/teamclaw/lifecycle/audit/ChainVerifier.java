package io.teamclaw.lifecycle.audit;

import io.teamclaw.lifecycle.audit.ChainBreak.Kind;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Goes along the rows from the first on and tells whether each is as it was written and follows the
 * one in front of it. It keeps no rows, so that a log of any length can be verified.
 */
public final class ChainVerifier {
    private final Optional<NotedHead> noted;
    private long rows;
    private Optional<AuditRow> first = Optional.empty();
    private Optional<AuditRow> last = Optional.empty();
    private Optional<ChainBreak> broken = Optional.empty();

    /**
     * @param noted a row known from elsewhere, if any
     */
    public ChainVerifier(Optional<NotedHead> noted) {
        this.noted = noted;
    }

    private ChainVerifier(AuditRow behind) {
        this.noted = Optional.empty();
        this.last = Optional.of(behind);
    }

    /** Goes on behind a row that was verified already, or that is taken to be right. */
    public static ChainVerifier behind(AuditRow row) {
        return new ChainVerifier(row);
    }

    /** Takes the next row's attributes. After a break it only counts, and learns how it broke. */
    public void accept(SortedMap<String, String> attributes) {
        rows++;
        long expected = last.map(AuditRow::sequence).orElse(0L) + 1;
        AuditRow row;
        try {
            row = new AuditRow(attributes);
        } catch (IllegalArgumentException e) {
            breaks(expected, Kind.CHANGED, e.getMessage());
            return;
        }
        broken =
                broken.map(
                        each ->
                                each.kind() == Kind.REMOVED && each.sequence() == row.sequence()
                                        ? misplaced(row.sequence())
                                        : each);
        if (broken.isPresent()) {
            return;
        }
        look(row, expected);
        if (broken.isEmpty()) {
            first = first.or(() -> Optional.of(row));
            last = Optional.of(row);
        }
    }

    /** Takes what is no row at all. */
    public void acceptUnreadable(String why) {
        rows++;
        breaks(last.map(AuditRow::sequence).orElse(0L) + 1, Kind.CHANGED, why);
    }

    private void look(AuditRow row, long expected) {
        long sequence = row.sequence();
        String previous = last.map(AuditRow::hash).orElse(AuditChain.GENESIS);
        if (sequence < expected) {
            breaks(
                    sequence,
                    Kind.INSERTED,
                    "a second row %d was inserted behind row %d".formatted(sequence, expected - 1));
        } else if (!AuditChain.hash(row.attributes()).equals(row.hash())) {
            breaks(sequence, Kind.CHANGED, "it was changed: its hash is that of other content");
        } else if (sequence > expected) {
            breaks(
                    expected,
                    Kind.REMOVED,
                    sequence - 1 == expected
                            ? "it was removed"
                            : "rows %d to %d were removed".formatted(expected, sequence - 1));
        } else if (!row.previous().equals(previous)) {
            breaks(
                    sequence,
                    Kind.CHANGED,
                    "it does not follow the row in front of it: one of the two was changed and"
                            + " hashed anew");
        } else if (noted.filter(head -> contradicts(head, row)).isPresent()) {
            breaks(
                    sequence,
                    Kind.CHANGED,
                    "it was written anew: its hash is not the one that was noted");
        }
    }

    private static boolean contradicts(NotedHead head, AuditRow row) {
        return head.sequence() == row.sequence() && !head.hash().equals(row.hash());
    }

    private static ChainBreak misplaced(long sequence) {
        return new ChainBreak(
                sequence, Kind.REORDERED, "it was moved: it stands behind rows that follow it");
    }

    private void breaks(long sequence, Kind kind, String explanation) {
        broken = broken.or(() -> Optional.of(new ChainBreak(sequence, kind, explanation)));
    }

    /** What was found so far; that the end is missing is seen here, where a head was noted. */
    public ChainReport report() {
        long end = last.map(AuditRow::sequence).orElse(0L);
        Optional<ChainBreak> cut =
                noted.filter(head -> head.sequence() > end)
                        .map(
                                head ->
                                        new ChainBreak(
                                                end + 1,
                                                Kind.CUT,
                                                "the end was cut off: row %d was noted"
                                                        .formatted(head.sequence())));
        return new ChainReport(rows, first, last, broken.or(() -> cut));
    }
}
