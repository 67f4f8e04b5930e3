package io.teamclaw.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a person reads: every scenario's figures side by side, then the targets. */
public final class Table {
    private Table() {}

    /** The whole text: medians of the rounds, with the least and the greatest where they differ. */
    public static String of(Results results, List<Target> targets) {
        List<String> lines = new ArrayList<>();
        for (String scenario : names(results, Row::scenario)) {
            lines.add("");
            lines.addAll(scenario(results, scenario));
        }
        lines.add("");
        lines.add(
                String.format(
                        Locale.ROOT,
                        "%-80s    %10s %12s",
                        "Targets, by medians of what ran side by side",
                        "bound",
                        "reached"));
        targets.forEach(target -> lines.add(target.line(results)));
        return String.join("\n", lines) + "\n";
    }

    private static List<String> scenario(Results results, String scenario) {
        Results own = new Results();
        results.rows().stream().filter(row -> row.scenario().equals(scenario)).forEach(own::add);
        Set<String> contenders = names(own, Row::contender);
        List<String> lines = new ArrayList<>();
        lines.add(
                String.format(Locale.ROOT, "%-26s", scenario)
                        + contenders.stream()
                                .map(name -> String.format(Locale.ROOT, " %24s", name))
                                .collect(Collectors.joining()));
        for (String metric : names(own, Row::metric)) {
            StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "  %-24s", metric));
            for (String contender : contenders) {
                line.append(
                        String.format(
                                Locale.ROOT,
                                " %24s",
                                cell(own.values(contender, scenario, metric))));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private static String cell(double[] sorted) {
        if (sorted.length == 0) {
            return "";
        }
        double least = sorted[0];
        double most = sorted[sorted.length - 1];
        String middle = number(Percentiles.median(sorted));
        return Double.compare(least, most) == 0
                ? middle
                : middle + " (" + number(least) + ".." + number(most) + ")";
    }

    private static String number(double value) {
        if (Math.abs(value) >= 100 || value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        return String.format(Locale.ROOT, Math.abs(value) >= 10 ? "%.1f" : "%.2f", value);
    }

    private static Set<String> names(Results results, Function<Row, String> name) {
        return results.rows().stream()
                .map(name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
