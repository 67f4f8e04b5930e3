package io.teamclaw.stacks.cost;

import java.math.BigDecimal;
import java.util.List;

/**
 * How workspaces are placed.
 *
 * @param name what a person reads
 * @param arm on ARM instead of x86
 * @param spotShare share of tasks on Fargate Spot, 0 to 1
 */
record Placement(String name, boolean arm, BigDecimal spotShare) {
    /** The pure ones, to compare. */
    static final List<Placement> PURE =
            List.of(
                    new Placement("on-demand x86", false, BigDecimal.ZERO),
                    new Placement("on-demand ARM", true, BigDecimal.ZERO),
                    new Placement("Spot x86", false, BigDecimal.ONE),
                    new Placement("Spot ARM", true, BigDecimal.ONE));
}
