package io.teamclaw.adminui.usage.ui;

import com.vaadin.flow.router.QueryParameters;
import io.teamclaw.adminui.usage.UsageBy;
import io.teamclaw.adminui.usage.UsagePeriod;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

/**
 * What a usage screen shows, as its address says: {@code ?from=2026-11-01&to=2026-11-30&by=team}.
 *
 * @param period days
 * @param by breakdown
 */
record UsageAddress(UsagePeriod period, UsageBy by) {

    /** What is missing or malformed is the last thirty days, by day. */
    static UsageAddress read(QueryParameters parameters, LocalDate today, ZoneId zone) {
        UsageBy by =
                parameters
                        .getSingleParameter("by")
                        .flatMap(UsageBy::ofWireValue)
                        .orElse(UsageBy.DAY);
        try {
            return new UsageAddress(
                    new UsagePeriod(
                            LocalDate.parse(parameters.getSingleParameter("from").orElse("")),
                            LocalDate.parse(parameters.getSingleParameter("to").orElse("")),
                            zone),
                    by);
        } catch (DateTimeException | IllegalArgumentException elsewhere) {
            return new UsageAddress(Preset.MONTH.period(today, zone), by);
        }
    }

    QueryParameters write() {
        return QueryParameters.simple(
                Map.of(
                        "from", period.from().toString(),
                        "to", period.to().toString(),
                        "by", by.wireValue()));
    }
}
