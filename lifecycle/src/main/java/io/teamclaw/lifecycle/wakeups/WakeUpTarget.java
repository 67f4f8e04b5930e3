package io.teamclaw.lifecycle.wakeups;

import io.teamclaw.lifecycle.aws.Variables;
import java.util.Map;

/**
 * Where schedules stand and whom they call.
 *
 * @param group name of the schedule group
 * @param functionArn ARN of the lifecycle function's alias
 * @param roleArn in which EventBridge Scheduler calls it
 * @param deadLetterArn of the queue for calls that were not taken
 */
public record WakeUpTarget(String group, String functionArn, String roleArn, String deadLetterArn) {
    /**
     * As the lifecycle function is told.
     *
     * @throws IllegalStateException that names what is missing
     */
    public static WakeUpTarget of(Map<String, String> values) {
        Variables variables = new Variables(values);
        return new WakeUpTarget(
                variables.required("SCHEDULE_GROUP_NAME"),
                variables.required("LIFECYCLE_FUNCTION_ARN"),
                variables.required("SCHEDULER_ROLE_ARN"),
                variables.required("DEAD_LETTER_QUEUE_ARN"));
    }
}
