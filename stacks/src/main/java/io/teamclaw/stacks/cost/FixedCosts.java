package io.teamclaw.stacks.cost;

import io.teamclaw.config.names.PlatformMetric;
import io.teamclaw.stacks.StackName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

/** What the platform costs in a month while nobody uses it. */
final class FixedCosts {
    private final Plan plan;
    private final PriceTable prices;
    private final Workload workload;
    private final List<CostLine> lines = new ArrayList<>();

    private FixedCosts(Plan plan, PriceTable prices, Workload workload) {
        this.plan = plan;
        this.prices = prices;
        this.workload = workload;
    }

    static List<CostLine> of(Plan plan, PriceTable prices, Workload workload) {
        FixedCosts costs = new FixedCosts(plan, prices, workload);
        costs.network();
        costs.services();
        costs.entrance();
        costs.security();
        costs.watching();
        return costs.lines.stream()
                .sorted(Comparator.comparingInt(line -> StackName.ids().indexOf(line.stack())))
                .toList();
    }

    private void network() {
        hourly("aws_nat_gateway", "NAT gateways", "nat-gateway-hour", each -> 1);
        hourly("aws_eip", "addresses of the NAT gateways", "public-ipv4-hour", each -> 1);
        hourly(
                "aws_vpc_endpoint",
                "interface endpoints, for each zone",
                "interface-endpoint-hour",
                each -> each.text("vpc_endpoint_type").equals("Interface") ? zones() : 0);
        BigDecimal imageGb = workload.habit("kept-image-gb-per-repository");
        add(
                "aws_ecr_repository",
                "image repositories of " + imageGb + " GB",
                "image-gb-month",
                imageGb,
                each -> 1);
    }

    private void services() {
        plan.ofType("aws_ecs_service")
                .forEach(
                        each -> {
                            FargateTask task = FargateTask.ofService(plan, each);
                            BigDecimal tasks =
                                    new BigDecimal(each.arguments().path("desired_count").asInt(1));
                            String what = task.family() + ": tasks of " + task.size();
                            line(
                                    each,
                                    what,
                                    tasks,
                                    task.usdPerHour(prices)
                                            .multiply(Workload.HOURS_OF_MONTH)
                                            .multiply(tasks));
                        });
    }

    private void entrance() {
        hourly("aws_lb", "load balancer", "load-balancer-hour", each -> 1);
        add(
                "aws_lb",
                "load balancer, capacity units",
                "load-balancer-unit-hour",
                Workload.HOURS_OF_MONTH.multiply(workload.habit("load-balancer-units")),
                each -> 1);
        hourly("aws_lb", "addresses of the load balancer", "public-ipv4-hour", each -> zones());
        monthly("aws_wafv2_web_acl", "firewall", "firewall-month", each -> 1);
        monthly(
                "aws_wafv2_web_acl",
                "firewall, rules",
                "firewall-rule-month",
                each -> each.count("rule"));
    }

    private void security() {
        monthly("aws_kms_key", "encryption keys", "key-month", each -> 1);
        monthly("aws_secretsmanager_secret", "secrets", "secret-month", each -> 1);
        monthly(
                "data.aws_secretsmanager_secret",
                "secrets made by make bootstrap",
                "secret-month",
                each -> 1);
    }

    private void watching() {
        monthly("aws_cloudwatch_metric_alarm", "alarms", "alarm-month", each -> 1);
        monthly("aws_cloudwatch_dashboard", "dashboards", "dashboard-month", each -> 1);
        monthly(
                "aws_ecs_cluster",
                "Container Insights, metrics of the cluster",
                "metric-month",
                each -> ContainerInsights.METRICS_OF_CLUSTER);
        monthly(
                "aws_ecs_service",
                "Container Insights, metrics of services",
                "metric-month",
                each -> ContainerInsights.METRICS_OF_SERVICE);
        // Each is charged for the hours in which it occurs: this is the most.
        monthly(
                "aws_cloudwatch_dashboard",
                "the platform's own metrics",
                "metric-month",
                each -> PlatformMetric.values().length);
    }

    private void hourly(
            String type, String what, String price, ToIntFunction<PlannedResource> units) {
        add(type, what, price, Workload.HOURS_OF_MONTH, units);
    }

    private void monthly(
            String type, String what, String price, ToIntFunction<PlannedResource> units) {
        add(type, what, price, BigDecimal.ONE, units);
    }

    private void add(
            String type,
            String what,
            String price,
            BigDecimal perUnit,
            ToIntFunction<PlannedResource> units) {
        List<PlannedResource> found =
                plan.ofType(type).filter(each -> units.applyAsInt(each) > 0).toList();
        if (!found.isEmpty()) {
            BigDecimal quantity = BigDecimal.valueOf(found.stream().mapToInt(units).sum());
            line(
                    found.getFirst(),
                    what,
                    quantity,
                    prices.usd(price).multiply(perUnit).multiply(quantity));
        }
    }

    private void line(PlannedResource source, String what, BigDecimal quantity, BigDecimal usd) {
        lines.add(new CostLine(source.stack().id(), what, quantity, usd));
    }

    /** A public and a private subnet stand in each zone. */
    private int zones() {
        return (int) plan.ofType("aws_subnet").count() / 2;
    }
}
