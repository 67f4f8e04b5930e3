package io.teamclaw.stacks.cost;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * One list price.
 *
 * @param usd for one unit, which the price's name says, e.g. {@code nat-gateway-hour}
 * @param service AWS's service code in its price list
 * @param usageType AWS's usage type there; empty: the price is kept by hand
 * @param variant what tells apart several products of one usage type
 * @param times how many of AWS's units make one of ours
 */
record Price(
        BigDecimal usd,
        String service,
        Optional<String> usageType,
        Optional<String> variant,
        BigDecimal times) {}
