package io.teamclaw.stacks.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A month's cost of one environment, in US dollars.
 *
 * @param prices used
 * @param workload assumed
 * @param fixed whoever uses it
 * @param placements compared; the last is the one that is set
 * @param compute of one person, in the order of the placements
 * @param beside what else one person costs
 */
record CostReport(
        PriceTable prices,
        Workload workload,
        List<CostLine> fixed,
        List<Placement> placements,
        List<BigDecimal> compute,
        Map<String, BigDecimal> beside) {

    static CostReport of(Plan plan, PriceTable prices, Workload workload) {
        PersonCosts person = new PersonCosts(plan, prices, workload);
        List<Placement> placements = new ArrayList<>(Placement.PURE);
        placements.add(person.asSet());
        return new CostReport(
                prices,
                workload,
                FixedCosts.of(plan, prices, workload),
                placements,
                placements.stream().map(person::compute).toList(),
                person.besideCompute());
    }

    BigDecimal fixedUsd() {
        return fixed.stream().map(CostLine::usd).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** One person's month as the settings place the workspace, fixed costs included. */
    BigDecimal usdPerPerson() {
        return perPerson(compute.getLast());
    }

    /** The same, were all workspaces placed in one of the compared ways. */
    BigDecimal usdPerPerson(int placement) {
        return perPerson(compute.get(placement));
    }

    private BigDecimal perPerson(BigDecimal computeUsd) {
        return beside.values().stream().reduce(computeUsd, BigDecimal::add).add(fixedShare());
    }

    private BigDecimal fixedShare() {
        return fixedUsd().divide(BigDecimal.valueOf(workload.people()), 6, RoundingMode.HALF_UP);
    }

    /** The whole as a person reads it. */
    String text() {
        StringBuilder text = new StringBuilder();
        text.append(
                "Prices of %s as of %s, in US dollars a month, before tax; models are extra.%n%n"
                        .formatted(prices.region(), prices.asOf()));
        text.append("Fixed%n".formatted());
        fixed.forEach(
                line ->
                        text.append(
                                row(
                                        "  %-14s%-56s".formatted(line.stack(), what(line)),
                                        List.of(line.usd()))));
        text.append(row("  %-70s".formatted("in all"), List.of(fixedUsd())));
        text.append(
                "%nOne of %d people, %s h a month%n  %-22s"
                        .formatted(workload.people(), workload.hours().toPlainString(), ""));
        placements.forEach(each -> text.append("%15s".formatted(each.name())));
        text.append(System.lineSeparator());
        text.append(personRow("compute", compute));
        beside.forEach((what, usd) -> text.append(personRow(what, same(usd))));
        text.append(personRow("share of the fixed", same(fixedShare())));
        text.append(personRow("in all", compute.stream().map(this::perPerson).toList()));
        text.append(
                "%nAs set: %s, %s%% on Spot.%n"
                        .formatted(
                                placements.getLast().arm() ? "ARM" : "x86",
                                placements
                                        .getLast()
                                        .spotShare()
                                        .movePointRight(2)
                                        .setScale(0, RoundingMode.HALF_UP)
                                        .toPlainString()));
        return text.toString();
    }

    private List<BigDecimal> same(BigDecimal usd) {
        return placements.stream().map(each -> usd).toList();
    }

    private static String what(CostLine line) {
        return line.quantity().toPlainString() + " x " + line.what();
    }

    private static String personRow(String what, List<BigDecimal> values) {
        StringBuilder row = new StringBuilder("  %-22s".formatted(what));
        values.forEach(each -> row.append("%15s".formatted(usd(each))));
        return row + System.lineSeparator();
    }

    private static String row(String start, List<BigDecimal> values) {
        StringBuilder row = new StringBuilder(start);
        values.forEach(each -> row.append("%12s".formatted(usd(each))));
        return row + System.lineSeparator();
    }

    private static String usd(BigDecimal amount) {
        return String.format(Locale.ROOT, "%,.2f", amount);
    }
}
