package io.teamclaw.stacks.cost;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The size of a Fargate task.
 *
 * @param family of its definition
 * @param vcpu e.g. 0.5
 * @param gb of memory
 * @param arm whether it runs on ARM
 */
record FargateTask(String family, BigDecimal vcpu, BigDecimal gb, boolean arm) {
    private static final BigDecimal K = BigDecimal.valueOf(1024);
    private static final Pattern OUTSIDE_IMAGE = Pattern.compile("\"image\":\"([^$\"][^\"]*)\"");

    static FargateTask ofService(Plan plan, PlannedResource service) {
        return plan.referredTo("aws_ecs_task_definition", service.text("task_definition"))
                .map(FargateTask::of)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        service.name() + " names no task definition of its stack"));
    }

    static FargateTask ofWorkspaces(Plan plan) {
        return of(workspaceDefinition(plan));
    }

    /** Whether the agent's image comes from another registry than this region's ECR. */
    static boolean pullsOpenClawFromOutside(Plan plan) {
        // Images of the platform's own repositories begin with an expression, for their address is
        // a parameter.
        return OUTSIDE_IMAGE
                .matcher(workspaceDefinition(plan).text("container_definitions"))
                .results()
                .anyMatch(image -> !image.group(1).contains(".dkr.ecr."));
    }

    /** The workspaces' template: the one task definition that no service runs. */
    private static PlannedResource workspaceDefinition(Plan plan) {
        String used =
                plan.ofType("aws_ecs_service")
                        .map(each -> each.text("task_definition"))
                        .collect(Collectors.joining(" "));
        return plan.ofType("aws_ecs_task_definition")
                .filter(each -> !used.contains(each.type() + "." + each.name() + "."))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no workspace template"));
    }

    private static FargateTask of(PlannedResource definition) {
        return new FargateTask(
                definition.text("family"),
                inK(definition, "cpu"),
                inK(definition, "memory"),
                definition
                        .arguments()
                        .path("runtime_platform")
                        .path("cpu_architecture")
                        .asText()
                        .equals("ARM64"));
    }

    FargateTask on(boolean armInstead) {
        return new FargateTask(family, vcpu, gb, armInstead);
    }

    BigDecimal usdPerHour(PriceTable prices) {
        String kind = arm ? "fargate-arm" : "fargate-x86";
        return prices.usd(kind + "-vcpu-hour")
                .multiply(vcpu)
                .add(prices.usd(kind + "-gb-hour").multiply(gb));
    }

    /** E.g. {@code 1 vCPU, 3 GB, ARM}. */
    String size() {
        return vcpu.toPlainString()
                + " vCPU, "
                + gb.toPlainString()
                + " GB, "
                + (arm ? "ARM" : "x86");
    }

    private static BigDecimal inK(PlannedResource definition, String argument) {
        return new BigDecimal(definition.text(argument))
                .divide(K, MathContext.DECIMAL32)
                .stripTrailingZeros();
    }
}
