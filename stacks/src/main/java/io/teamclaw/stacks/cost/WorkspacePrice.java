package io.teamclaw.stacks.cost;

import io.teamclaw.config.compute.ComputePrice;
import io.teamclaw.config.deploy.Architecture;
import io.teamclaw.config.deploy.DeploySettings;
import io.teamclaw.config.deploy.WorkspaceTaskSettings;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;

/** What an hour of a workspace costs, as the functions and the portal are told it. */
public final class WorkspacePrice {
    private static final BigDecimal K = BigDecimal.valueOf(1024);
    private static final BigDecimal MICROS = BigDecimal.valueOf(1_000_000);

    private WorkspacePrice() {}

    /**
     * The variable that says it; none for a region without a price table, where no compute money is
     * shown then.
     */
    public static Map<String, String> variable(DeploySettings settings) {
        return PriceTable.isThere(settings.region())
                ? Map.of(
                        ComputePrice.VARIABLE,
                        Long.toString(
                                microsPerHour(
                                        PriceTable.of(settings.region()), settings.workspace())))
                : Map.of();
    }

    /** On demand and Spot by their share, in micro-dollars. */
    static long microsPerHour(PriceTable prices, WorkspaceTaskSettings task) {
        BigDecimal onDemand =
                new FargateTask("workspace", inK(task.cpu()), inK(task.memoryMiB()), isArm(task))
                        .usdPerHour(prices);
        BigDecimal spotShare =
                BigDecimal.valueOf(task.spotPercent()).divide(BigDecimal.valueOf(100));
        BigDecimal spotPrice =
                Workload.of(1, BigDecimal.ONE).habit("spot-share-of-price").multiply(spotShare);
        return onDemand.multiply(spotPrice.add(BigDecimal.ONE.subtract(spotShare)))
                .multiply(MICROS)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private static boolean isArm(WorkspaceTaskSettings task) {
        return task.architecture() == Architecture.ARM64;
    }

    private static BigDecimal inK(int units) {
        return BigDecimal.valueOf(units).divide(K, MathContext.DECIMAL32);
    }
}
