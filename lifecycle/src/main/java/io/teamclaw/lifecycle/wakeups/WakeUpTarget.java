package io.teamclaw.lifecycle.wakeups;

import java.util.Map;
import java.util.Optional;

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
    public static WakeUpTarget of(Map<String, String> variables) {
        return new WakeUpTarget(
                required(variables, "SCHEDULE_GROUP_NAME"),
                required(variables, "LIFECYCLE_FUNCTION_ARN"),
                required(variables, "SCHEDULER_ROLE_ARN"),
                required(variables, "DEAD_LETTER_QUEUE_ARN"));
    }

    private static String required(Map<String, String> variables, String name) {
        return Optional.ofNullable(variables.get(name))
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "Wake-ups need the environment variable " + name));
    }
}
