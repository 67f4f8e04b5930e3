package io.teamclaw.config.deploy;

/**
 * How long what is kept.
 *
 * @param logDays of log groups, one of the numbers that CloudWatch takes
 * @param accessLogDays of access logs in S3
 * @param usageDays of usage rows; the roll-up stays
 */
public record RetentionSettings(int logDays, int accessLogDays, int usageDays) {}
