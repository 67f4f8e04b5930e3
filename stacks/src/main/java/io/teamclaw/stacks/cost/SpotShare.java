package io.teamclaw.stacks.cost;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;

/** The share of tasks that a cluster's default strategy places on Spot. */
final class SpotShare {
    private SpotShare() {}

    /** 0 to 1, by the weights of the capacity providers. */
    static BigDecimal of(Plan plan) {
        int spot = 0;
        int all = 0;
        for (PlannedResource each : plan.ofType("aws_ecs_cluster_capacity_providers").toList()) {
            for (JsonNode strategy : each.arguments().path("default_capacity_provider_strategy")) {
                int weight = strategy.path("weight").asInt();
                all += weight;
                spot +=
                        strategy.path("capacity_provider").asText().equals("FARGATE_SPOT")
                                ? weight
                                : 0;
            }
        }
        return all == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(spot).divide(BigDecimal.valueOf(all), MathContext.DECIMAL32);
    }
}
