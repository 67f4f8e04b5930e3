package io.teamclaw.lifecycle.audit;

import java.util.List;
import java.util.OptionalLong;

/**
 * Some rows, newest first.
 *
 * @param rows those found; may be fewer than asked for, also none, although there are more
 * @param next where to go on, for {@link AuditQuery#below(long)}; empty at the end
 */
public record AuditPage(List<AuditRow> rows, OptionalLong next) {
    public AuditPage {
        rows = List.copyOf(rows);
    }
}
