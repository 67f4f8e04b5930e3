package io.teamclaw.adminui.usage;

/**
 * What a page of usage shows at first.
 *
 * @param report the period
 * @param table its usage, broken down
 */
public record UsagePage(UsageReport report, UsageTable table) {}
