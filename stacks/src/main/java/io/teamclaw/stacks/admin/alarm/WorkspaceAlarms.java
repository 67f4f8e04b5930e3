package io.teamclaw.stacks.admin.alarm;

import static io.teamclaw.stacks.admin.alarm.PlatformAlarms.SHORTLY;

import io.teamclaw.config.names.PlatformMetric;
import io.teamclaw.stacks.admin.metric.PlatformMetrics;
import java.util.List;

/** Alarms of what becomes of workspaces, as the functions count it. */
final class WorkspaceAlarms {
    /** Seconds between two sweeps. */
    private static final int SWEEP = 900;

    private WorkspaceAlarms() {}

    static List<Alarm> of(PlatformMetrics metrics) {
        return List.of(
                Alarm.of(
                        "start-failures",
                        metrics.own(PlatformMetric.START_FAILURES),
                        Condition.atLeast(3, SHORTLY, 1),
                        "Workspaces could not be started. Look for failureKind in the lifecycle"
                                + " function's log: quota and capacity are AWS's, permission and"
                                + " image the deployment's, health is OpenClaw itself."),
                Alarm.of(
                        "sweep-failures",
                        metrics.own(PlatformMetric.SWEEP_FAILURES),
                        Condition.atLeast(1, SWEEP, 2),
                        "Two sweeps in a row left something undone: workspaces may run on idle, or"
                                + " what nobody owns is not removed. Each failure is an ERROR in"
                                + " the lifecycle function's log."),
                Alarm.of(
                        "orphans",
                        metrics.own(PlatformMetric.ORPHANS_FOUND),
                        Condition.atLeast(5, SWEEP, 2),
                        "Sweeps keep finding things in AWS that belong to no workspace. They are"
                                + " removed; look in the lifecycle function's log for their kind"
                                + " and for who makes them: a start that is cut off each time, or"
                                + " somebody by hand."));
    }
}
