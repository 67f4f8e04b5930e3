package io.teamclaw.stacks.admin.alarm;

/**
 * When an alarm goes off: when each of the last periods was beyond the threshold.
 *
 * @param comparison as CloudWatch spells it
 * @param threshold in the measure's unit
 * @param periodSeconds length of a period
 * @param periods how many
 * @param missing what a period without data counts as, as CloudWatch spells it
 */
public record Condition(
        String comparison, double threshold, int periodSeconds, int periods, String missing) {

    /** Too much of something that should not be; no data means that there was none. */
    public static Condition atLeast(double threshold, int periodSeconds, int periods) {
        return new Condition(
                "GreaterThanOrEqualToThreshold", threshold, periodSeconds, periods, "notBreaching");
    }

    /** Too little of something that should be; no data means that there was none. */
    public static Condition below(double threshold, int periodSeconds, int periods) {
        return new Condition("LessThanThreshold", threshold, periodSeconds, periods, "breaching");
    }
}
