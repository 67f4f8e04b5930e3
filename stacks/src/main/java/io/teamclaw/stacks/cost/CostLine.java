package io.teamclaw.stacks.cost;

import java.math.BigDecimal;

/**
 * One line of a bill.
 *
 * @param stack where it comes from
 * @param what a person reads, e.g. {@code NAT gateways}
 * @param quantity of priced units, e.g. 3
 * @param usd in a month
 */
record CostLine(String stack, String what, BigDecimal quantity, BigDecimal usd) {}
