package io.teamclaw.stacks.cost;

import io.teamclaw.config.yaml.Fields;
import io.teamclaw.config.yaml.YamlDocument;
import java.math.BigDecimal;

/**
 * Who uses the platform how much.
 *
 * @param people with a workspace
 * @param hours that each workspace runs in a month
 * @param habits what a person does in such an hour: {@code workload.yaml}
 */
record Workload(int people, BigDecimal hours, Fields habits) {
    /** AWS's own figure for an average month. */
    static final BigDecimal HOURS_OF_MONTH = BigDecimal.valueOf(730);

    static Workload of(int people, BigDecimal hours) {
        return new Workload(
                people,
                hours,
                Fields.of(
                        "workload.yaml", YamlDocument.ofResource(Workload.class, "workload.yaml")));
    }

    BigDecimal habit(String name) {
        return habits.read(name, BigDecimal::new);
    }

    /** A habit that is given for an hour, in a month. */
    BigDecimal monthly(String hourlyHabit) {
        return habit(hourlyHabit).multiply(hours);
    }
}
