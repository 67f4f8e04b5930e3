package io.teamclaw.bench.report;

/**
 * One measured value.
 *
 * @param contender who was measured, e.g. {@code nginx}
 * @param scenario which work it did, e.g. {@code small-json}
 * @param round from 1
 * @param metric what was measured, its unit last, e.g. {@code p99_ms}
 * @param value the value in that unit
 */
public record Row(String contender, String scenario, int round, String metric, double value) {}
