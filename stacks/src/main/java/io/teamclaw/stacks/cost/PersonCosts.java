package io.teamclaw.stacks.cost;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Map;

/** What one more person costs in a month, in US dollars, without the models' own price. */
final class PersonCosts {
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private final Plan plan;
    private final PriceTable prices;
    private final Workload workload;

    PersonCosts(Plan plan, PriceTable prices, Workload workload) {
        this.plan = plan;
        this.prices = prices;
        this.workload = workload;
    }

    /** The workspace's task, by how it is placed. */
    BigDecimal compute(Placement placement) {
        FargateTask task = FargateTask.ofWorkspaces(plan);
        BigDecimal onDemand =
                task.on(placement.arm()).usdPerHour(prices).multiply(workload.hours());
        BigDecimal spot = onDemand.multiply(workload.habit("spot-share-of-price"));
        return spot.multiply(placement.spotShare())
                .add(onDemand.multiply(BigDecimal.ONE.subtract(placement.spotShare())));
    }

    /** How the settings place it. */
    Placement asSet() {
        return new Placement("as set", FargateTask.ofWorkspaces(plan).arm(), SpotShare.of(plan));
    }

    /** Everything else, by what it is spent on. */
    Map<String, BigDecimal> besideCompute() {
        Map<String, BigDecimal> costs = new LinkedHashMap<>();
        costs.put("image pulls", imagePulls());
        costs.put("network", network());
        costs.put("entrance", entrance());
        costs.put("files", files());
        costs.put("tables", tables());
        costs.put("logs and metrics", watching());
        return costs;
    }

    /** An image of the region's own registry comes through the free S3 endpoint, others by NAT. */
    private BigDecimal imagePulls() {
        if (!FargateTask.pullsOpenClawFromOutside(plan)) {
            return BigDecimal.ZERO;
        }
        BigDecimal starts =
                workload.hours()
                        .divide(workload.habit("run-hours-per-start"), MathContext.DECIMAL64);
        return starts.multiply(workload.habit("image-gb")).multiply(prices.usd("nat-gateway-gb"));
    }

    private BigDecimal network() {
        BigDecimal gb = workload.monthly("nat-gb-per-hour");
        BigDecimal out = gb.multiply(workload.habit("internet-out-share"));
        return gb.multiply(prices.usd("nat-gateway-gb"))
                .add(out.multiply(prices.usd("internet-out-gb")));
    }

    private BigDecimal entrance() {
        BigDecimal requests = workload.monthly("edge-requests-per-hour");
        return workload.monthly("edge-gb-per-hour")
                .multiply(prices.usd("edge-gb"))
                .add(millions(requests, "edge-million"))
                .add(millions(requests, "firewall-million"));
    }

    private BigDecimal files() {
        BigDecimal gb = workload.habit("file-gb");
        BigDecimal hot = gb.multiply(workload.habit("file-hot-share"));
        return hot.multiply(prices.usd("file-storage-gb-month"))
                .add(gb.subtract(hot).multiply(prices.usd("file-storage-ia-gb-month")))
                .add(gb.multiply(prices.usd("file-backup-gb-month")))
                .add(workload.monthly("file-read-gb-per-hour").multiply(prices.usd("file-read-gb")))
                .add(
                        workload.monthly("file-write-gb-per-hour")
                                .multiply(prices.usd("file-write-gb")));
    }

    private BigDecimal tables() {
        BigDecimal writes =
                workload.monthly("calls-per-hour")
                        .multiply(workload.habit("table-writes-per-call"))
                        .add(workload.monthly("table-writes-per-hour"));
        BigDecimal gb = workload.habit("table-gb");
        return millions(writes, "table-write-million")
                .add(millions(workload.monthly("table-reads-per-hour"), "table-read-million"))
                .add(gb.multiply(prices.usd("table-gb-month")))
                .add(gb.multiply(prices.usd("table-backup-gb-month")));
    }

    /** A metric costs only for the hours in which it has values. */
    private BigDecimal watching() {
        BigDecimal share = workload.hours().divide(Workload.HOURS_OF_MONTH, MathContext.DECIMAL64);
        BigDecimal metrics = BigDecimal.valueOf(ContainerInsights.METRICS_OF_FAMILY);
        return workload.monthly("log-gb-per-hour")
                .multiply(prices.usd("log-gb").add(prices.usd("log-gb-month")))
                .add(metrics.multiply(prices.usd("metric-month")).multiply(share));
    }

    private BigDecimal millions(BigDecimal count, String price) {
        return count.divide(MILLION, MathContext.DECIMAL64).multiply(prices.usd(price));
    }
}
