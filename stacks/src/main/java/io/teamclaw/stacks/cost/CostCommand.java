package io.teamclaw.stacks.cost;

import io.teamclaw.config.deploy.DeploySettings;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;

/** {@code make cost}: prints what the synthesised environment costs in a month. */
public final class CostCommand {
    private static final int MOST_PEOPLE = 1_000_000;
    private static final BigDecimal MOST_HOURS = FixedCosts.HOURS;

    private CostCommand() {}

    /**
     * @param synthesised what {@code make synth} wrote for these settings
     * @param environment {@code USERS} (people with a workspace, default 300) and {@code HOURS}
     *     (that each runs in a month, default 66)
     * @throws IllegalArgumentException with one line for a person
     */
    public static void run(
            DeploySettings settings,
            Path synthesised,
            Map<String, String> environment,
            PrintStream out) {
        Workload workload = workload(environment);
        Plan plan = Plan.read(synthesised);
        PricedTypes.requireKnown(plan);
        PriceTable prices = PriceTable.of(settings.region());
        out.print(CostReport.of(plan, prices, workload).text());
    }

    private static Workload workload(Map<String, String> environment) {
        BigDecimal people = number("USERS", environment.getOrDefault("USERS", "300"));
        BigDecimal hours = number("HOURS", environment.getOrDefault("HOURS", "66"));
        if (people.stripTrailingZeros().scale() > 0
                || people.compareTo(BigDecimal.ONE) < 0
                || people.compareTo(BigDecimal.valueOf(MOST_PEOPLE)) > 0) {
            throw new IllegalArgumentException("USERS is a whole number from 1 to " + MOST_PEOPLE);
        }
        if (hours.signum() < 0 || hours.compareTo(MOST_HOURS) > 0) {
            throw new IllegalArgumentException("HOURS is a number from 0 to " + MOST_HOURS);
        }
        return Workload.of(people.intValueExact(), hours);
    }

    private static BigDecimal number(String name, String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is not a number");
        }
    }
}
