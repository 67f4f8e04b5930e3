package io.teamclaw.adminui.audit.ui;

import com.vaadin.flow.router.QueryParameters;
import io.teamclaw.lifecycle.audit.AuditQuery;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is looked for, as it stands in the page's address.
 *
 * @param text in action, target or e-mail address
 * @param who e-mail address or id of who did it
 * @param kind of what it was done to, e.g. {@code person}
 * @param target what it was done to
 * @param from first day
 * @param to last day, inclusive
 */
record AuditChoice(
        String text,
        String who,
        String kind,
        String target,
        Optional<LocalDate> from,
        Optional<LocalDate> to) {

    static AuditChoice of(QueryParameters parameters) {
        return new AuditChoice(
                parameters.getSingleParameter("text").orElse(""),
                parameters.getSingleParameter("who").orElse(""),
                parameters.getSingleParameter("kind").orElse(""),
                parameters.getSingleParameter("target").orElse(""),
                parameters.getSingleParameter("from").flatMap(AuditChoice::day),
                parameters.getSingleParameter("to").flatMap(AuditChoice::day));
    }

    QueryParameters parameters() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("text", text);
        all.put("who", who);
        all.put("kind", kind);
        all.put("target", target);
        all.put("from", from.map(LocalDate::toString).orElse(""));
        all.put("to", to.map(LocalDate::toString).orElse(""));
        all.values().removeIf(String::isEmpty);
        return QueryParameters.simple(all);
    }

    /** Whether the last day is before the first. */
    boolean endsBeforeItBegins() {
        return from.isPresent() && to.isPresent() && to.get().isBefore(from.get());
    }

    boolean isAnything() {
        return equals(of(QueryParameters.empty()));
    }

    /**
     * @param zone whose days are meant
     * @param actorId the id of {@link #who}; empty where nobody is asked for
     */
    AuditQuery query(ZoneId zone, Optional<String> actorId) {
        return new AuditQuery(
                from.map(day -> day.atStartOfDay(zone).toInstant()),
                to.map(day -> day.plusDays(1).atStartOfDay(zone).toInstant()),
                actorId,
                Optional.of(target.strip()).filter(each -> !each.isEmpty()),
                Optional.of(kind).filter(each -> !each.isEmpty()).map(each -> each + "."),
                Optional.of(text.strip()).filter(each -> !each.isEmpty()),
                OptionalLong.empty());
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }
}
