package io.teamclaw.adminui.usage;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.teamclaw.adminui.audit.AuditTrail;
import io.teamclaw.adminui.security.Roles;
import io.teamclaw.config.id.UserId;
import io.teamclaw.config.usage.UsageRow;
import io.teamclaw.lifecycle.usage.UsageStore;
import io.teamclaw.lifecycle.usage.UsageTotals;
import java.io.IOException;
import java.io.Writer;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Usage as comma separated values. What is read is written at once: a million calls take no more
 * memory than a page of them, and who stops reading stops the reading of the tables.
 */
@Service
public class UsageExport {
    /** An action in the audit log, not a text of a screen. */
    private static final String EXPORTED = String.join(".", "usage", "exported");

    /** So many names are looked up at once. */
    private static final int NAMES_AT_ONCE = 100;

    private final UsageService usage;
    private final UsageMembers members;
    private final UsageStore calls;
    private final UsageNames names;
    private final AuditTrail audit;

    UsageExport(
            UsageService usage,
            UsageMembers members,
            UsageStore calls,
            UsageNames names,
            AuditTrail audit) {
        this.usage = usage;
        this.members = members;
        this.calls = calls;
        this.names = names;
        this.audit = audit;
    }

    /**
     * All lines of a table, also those that the screen sums up as others.
     *
     * @throws IOException where nobody takes it
     */
    @PreAuthorize(Roles.SEES_USAGE)
    public void table(UsagePeriod period, UsageBy by, Writer out) throws IOException {
        long[] written = {0};
        try {
            Csv csv = new Csv(out);
            csv.line(UsageColumns.OF_TABLE);
            if (by == UsageBy.DAY) {
                for (UsageTable.Line line : usage.table(period, by).lines()) {
                    csv.line(UsageColumns.of(line));
                    written[0]++;
                }
                return;
            }
            List<Map.Entry<String, UsageTotals>> all = members.of(period, by);
            for (int from = 0; from < all.size(); from += NAMES_AT_ONCE) {
                int to = Math.min(all.size(), from + NAMES_AT_ONCE);
                for (UsageTable.Line line : names.lines(by, all.subList(from, to))) {
                    csv.line(UsageColumns.of(line));
                    written[0]++;
                }
            }
        } finally {
            note("usage/by-" + by.wireValue(), period, written[0]);
        }
    }

    /**
     * Every single call that is still kept, person after person, dearest first, each one's in order
     * of time. Times are of the period's zone, with their offset.
     *
     * @throws IOException where nobody takes it
     */
    @PreAuthorize(Roles.SEES_COST)
    public void calls(UsagePeriod period, Writer out) throws IOException {
        long[] written = {0};
        try {
            Csv csv = new Csv(out);
            csv.line(UsageColumns.OF_CALLS);
            List<Map.Entry<String, UsageTotals>> people = members.of(period, UsageBy.PERSON);
            for (int from = 0; from < people.size(); from += NAMES_AT_ONCE) {
                int to = Math.min(people.size(), from + NAMES_AT_ONCE);
                for (UsageTable.Line who : names.lines(UsageBy.PERSON, people.subList(from, to))) {
                    write(who, period, csv, written);
                }
            }
        } finally {
            note("usage/calls", period, written[0]);
        }
    }

    private void write(UsageTable.Line who, UsagePeriod period, Csv csv, long[] written)
            throws IOException {
        DateTimeFormatter time = time(period.zone());
        Iterator<UsageRow> rows =
                calls.all(new UserId(who.id()), period.start(), period.end()).iterator();
        while (rows.hasNext()) {
            csv.line(UsageColumns.of(rows.next(), who, time));
            written[0]++;
        }
    }

    private static DateTimeFormatter time(ZoneId zone) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx").withZone(zone);
    }

    /** Also what was broken off: that much has left the house. */
    private void note(String what, UsagePeriod period, long written) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        audit.record(
                EXPORTED,
                what,
                json.missingNode(),
                json.objectNode()
                        .put("from", period.from().toString())
                        .put("to", period.to().toString())
                        .put("zone", period.zone().getId())
                        .put("rows", written));
    }
}
