package io.teamclaw.config.names;

/**
 * What the platform counts itself, in CloudWatch's namespace {@link #NAMESPACE}, with the
 * environment as the only dimension: a person's id would make a metric of its own for each.
 */
public enum PlatformMetric {
    /** Starts that ended well. */
    STARTS("Starts", Unit.COUNT),
    /** Starts that failed, whatever the kind. */
    START_FAILURES("StartFailures", Unit.COUNT),
    /** Starts that the company's own rules refused: a limit, a disabled account. */
    START_REFUSALS("StartRefusals", Unit.COUNT),
    /** From the request until it answers. */
    START_TIME("StartTime", Unit.MILLISECONDS),
    /** In line, until its turn. */
    QUEUE_TIME("StartQueueTime", Unit.MILLISECONDS),
    /** Role, home and task definition. */
    PROVISION_TIME("StartProvisionTime", Unit.MILLISECONDS),
    /** Until ECS accepted the task. */
    RUN_TASK_TIME("StartRunTaskTime", Unit.MILLISECONDS),
    /** Until the task had a machine and an address. */
    ADDRESS_TIME("StartAddressTime", Unit.MILLISECONDS),
    /** Until OpenClaw answered. */
    READY_TIME("StartReadyTime", Unit.MILLISECONDS),
    /** Until the way to it was laid. */
    ROUTE_TIME("StartRouteTime", Unit.MILLISECONDS),
    /** Workspaces that ended unasked. */
    CRASHES("Crashes", Unit.COUNT),
    /** Stops that a person asked for. */
    STOPS_ASKED("StopsAsked", Unit.COUNT),
    /** Stops by the sweep: idle ones, and what it found ended. */
    STOPS_BY_SWEEP("StopsBySweep", Unit.COUNT),
    /** Stops that ECS reported. */
    STOPS_REPORTED("StopsReported", Unit.COUNT),
    STOP_FAILURES("StopFailures", Unit.COUNT),
    /** Workspaces taken away for good. */
    REMOVALS("Removals", Unit.COUNT),
    /** Sweeps that reported, whether or not their time was enough. */
    SWEEPS("Sweeps", Unit.COUNT),
    SWEEP_TIME("SweepTime", Unit.MILLISECONDS),
    /** Workspaces that a sweep looked at. */
    SWEEP_LOOKED_AT("SweepLookedAt", Unit.COUNT),
    /** What a sweep could not do and left to the next. */
    SWEEP_FAILURES("SweepFailures", Unit.COUNT),
    /** Idle workspaces whose stop a sweep began. */
    SWEEP_IDLE_STOPS("SweepIdleStops", Unit.COUNT),
    /** Idle ones left up, for they work. */
    SWEEP_BUSY("SweepBusy", Unit.COUNT),
    /** Idle ones left up, for their gateway does not answer. */
    SWEEP_SILENT("SweepSilent", Unit.COUNT),
    /** Records put right, and starts and stops carried on. */
    SWEEP_REPAIRS("SweepRepairs", Unit.COUNT),
    /** Workspaces and inventories for which a sweep had no time left. */
    SWEEP_LEFT("SweepLeft", Unit.COUNT),
    /** Things without an owner, older than the grace. */
    ORPHANS_FOUND("OrphansFound", Unit.COUNT),
    /** Those that a sweep removed. */
    ORPHANS_REMOVED("OrphansRemoved", Unit.COUNT),
    /** How many of the roles that the account may have there are. */
    ROLES_USED("AccountRolesUsed", Unit.PERCENT);

    public static final String NAMESPACE = "TeamClaw";

    /** The only dimension. */
    public static final String DIMENSION = "Environment";

    /** As CloudWatch spells it. */
    private enum Unit {
        COUNT("Count"),
        PERCENT("Percent"),
        MILLISECONDS("Milliseconds");

        private final String name;

        Unit(String name) {
            this.name = name;
        }
    }

    private final String id;
    private final Unit unit;

    PlatformMetric(String id, Unit unit) {
        this.id = id;
        this.unit = unit;
    }

    /** The metric's name, e.g. {@code StartTime}. */
    public String id() {
        return id;
    }

    /** {@code Count}, {@code Percent} or {@code Milliseconds}. */
    public String unit() {
        return unit.name;
    }
}
