package io.teamclaw.stacks.cost;

import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.Synthesis;
import io.teamclaw.stacks.command.Command;
import io.teamclaw.stacks.command.Refusal;
import io.teamclaw.stacks.command.Surroundings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Prints what an environment costs in a month, for {@code USERS} people (300 by default) whose
 * workspaces run {@code HOURS} (66 by default) each.
 */
public final class CostCommand implements Command {
    private static final int MOST_PEOPLE = 1_000_000;
    private static final BigDecimal MOST_HOURS = Workload.HOURS_OF_MONTH;

    @Override
    public String name() {
        return "cost";
    }

    @Override
    public String summary() {
        return "reckons what an environment costs in a month";
    }

    @Override
    public int run(List<String> arguments, Surroundings surroundings) {
        if (!arguments.isEmpty()) {
            throw new Refusal("cost takes no arguments; USERS and HOURS say for whom");
        }
        Workload workload = workload(surroundings);
        Deployment deployment = surroundings.deployment();
        try {
            surroundings.out().print(report(deployment, workload).text());
            return DONE;
        } catch (IllegalArgumentException e) {
            throw new Refusal(e.getMessage());
        }
    }

    /** The cost of what a deployment synthesises to. */
    static CostReport report(Deployment deployment, Workload workload) {
        PriceTable prices = PriceTable.of(deployment.settings().region());
        try {
            Path folder = Files.createTempDirectory("teamclaw-cost");
            try {
                Synthesis.write(deployment, folder);
                Plan plan = Plan.read(folder);
                PricedTypes.requireKnown(plan);
                return CostReport.of(plan, prices, workload);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("No folder to synthesise to", e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private static Workload workload(Surroundings surroundings) {
        BigDecimal people = number("USERS", surroundings.variable("USERS").orElse("300"));
        BigDecimal hours = number("HOURS", surroundings.variable("HOURS").orElse("66"));
        if (people.stripTrailingZeros().scale() > 0
                || people.compareTo(BigDecimal.ONE) < 0
                || people.compareTo(BigDecimal.valueOf(MOST_PEOPLE)) > 0) {
            throw new Refusal("USERS is a whole number from 1 to " + MOST_PEOPLE);
        }
        if (hours.signum() < 0 || hours.compareTo(MOST_HOURS) > 0) {
            throw new Refusal("HOURS is a number from 0 to " + MOST_HOURS);
        }
        return Workload.of(people.intValueExact(), hours);
    }

    private static BigDecimal number(String name, String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new Refusal(name + " is not a number");
        }
    }
}
