package io.teamclaw.stacks.admin.alarm;

import static io.teamclaw.stacks.admin.alarm.PlatformAlarms.SHORTLY;

import io.teamclaw.config.names.PlatformFunction;
import io.teamclaw.stacks.admin.metric.PlatformMetrics;
import java.util.ArrayList;
import java.util.List;

/** Alarms of the Lambda functions and of what should start them. */
final class FunctionAlarms {
    /** How often the idle check is due. */
    private static final int SWEEP = 900;

    /** Milliseconds that a usage row may wait for the roll-up. */
    private static final int BEHIND = 900_000;

    /** Cognito lets a function refuse by failing only, so strangers who sign up are errors. */
    private static final int REFUSALS = 50;

    private FunctionAlarms() {}

    static List<Alarm> of(PlatformMetrics metrics) {
        List<Alarm> alarms = new ArrayList<>();
        for (PlatformFunction function : PlatformFunction.values()) {
            alarms.add(errors(metrics, function));
            alarms.add(throttles(metrics, function));
        }
        alarms.add(
                Alarm.of(
                        "usage-rollup-behind",
                        metrics.function(PlatformFunction.USAGE_ROLLUP, "IteratorAge")
                                .by("Maximum"),
                        Condition.atLeast(BEHIND, SHORTLY, 3),
                        "Usage is counted more than 15 minutes late, so figures and budgets lag."
                                + " Look for the roll-up's errors; rows are lost after 24 hours."));
        alarms.add(
                Alarm.of(
                        "idle-sweep",
                        metrics.idleSweeps(),
                        Condition.below(1, SWEEP, 3),
                        "The idle check has not run for 45 minutes: workspaces go on running and"
                                + " cost money. See that its EventBridge rule is enabled and may"
                                + " invoke the lifecycle function."));
        alarms.add(
                Alarm.of(
                        "dead-letters",
                        metrics.deadLetters(),
                        Condition.atLeast(1, SHORTLY, 1),
                        "An event could not be handled and waits in the dead-letter queue. Read"
                                + " the message and the function's log, mend the cause, send the"
                                + " event again and delete the message."));
        return alarms;
    }

    private static Alarm errors(PlatformMetrics metrics, PlatformFunction function) {
        boolean refuses = function == PlatformFunction.PRE_SIGN_UP;
        String description =
                refuses
                        ? "Very many sign-ups were refused. Either strangers try, then look at the firewall's figures, or the function fails: read its log."
                        : "The function %s failed. Read its log at the time of the alarm; asynchronous events that failed three times are in the dead-letter queue."
                                .formatted(function.id());
        return Alarm.of(
                function.id() + "-errors",
                metrics.function(function, "Errors"),
                Condition.atLeast(refuses ? REFUSALS : 1, SHORTLY, 1),
                description);
    }

    private static Alarm throttles(PlatformMetrics metrics, PlatformFunction function) {
        return Alarm.of(
                function.id() + "-throttles",
                metrics.function(function, "Throttles"),
                Condition.atLeast(1, SHORTLY, 1),
                "Calls of the function %s were refused: as many run as its reserved concurrency allows. See what calls it so often, else raise the reservation or the account's limit."
                        .formatted(function.id()));
    }
}
