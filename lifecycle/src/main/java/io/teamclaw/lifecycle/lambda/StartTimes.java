package io.teamclaw.lifecycle.lambda;

import io.teamclaw.config.names.PlatformMetric;
import io.teamclaw.lifecycle.workspaces.Start;
import io.teamclaw.lifecycle.workspaces.StartPhase;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How long a start took, part by part, as far as it came. */
final class StartTimes {
    private static final StartPhase[] BUSY = {
        StartPhase.PROVISIONING, StartPhase.INSTALLING, StartPhase.LAUNCHING
    };
    private static final StartPhase[] ADDRESSED = {
        StartPhase.SIDECAR, StartPhase.GATEWAY, StartPhase.ROUTING, StartPhase.READY
    };
    private static final StartPhase[] ANSWERS = {StartPhase.ROUTING, StartPhase.READY};

    private final Start start;
    private final Map<PlatformMetric, Long> times = new EnumMap<>(PlatformMetric.class);

    private StartTimes(Start start) {
        this.start = start;
    }

    /** In milliseconds, by metric. */
    static Map<PlatformMetric, Long> of(Start start) {
        StartTimes times = new StartTimes(start);
        times.add(PlatformMetric.QUEUE_TIME, first(start, StartPhase.REQUESTED), BUSY);
        times.add(
                PlatformMetric.PROVISION_TIME,
                first(start, StartPhase.PROVISIONING),
                StartPhase.LAUNCHING);
        times.add(
                PlatformMetric.RUN_TASK_TIME,
                first(start, StartPhase.LAUNCHING),
                StartPhase.MACHINE);
        times.add(PlatformMetric.ADDRESS_TIME, first(start, StartPhase.MACHINE), ADDRESSED);
        times.add(
                PlatformMetric.READY_TIME,
                first(start, StartPhase.SIDECAR, StartPhase.GATEWAY),
                ANSWERS);
        times.add(PlatformMetric.ROUTE_TIME, first(start, StartPhase.ROUTING), StartPhase.READY);
        times.add(PlatformMetric.START_TIME, first(start, StartPhase.REQUESTED), StartPhase.READY);
        return times.times;
    }

    private void add(PlatformMetric metric, Optional<Instant> from, StartPhase... to) {
        from.ifPresent(
                begin ->
                        first(start, to)
                                .map(end -> Duration.between(begin, end).toMillis())
                                .ifPresent(millis -> times.put(metric, Math.max(0, millis))));
    }

    /** When it first came to one of them. */
    private static Optional<Instant> first(Start start, StartPhase... phases) {
        return Stream.of(phases)
                .flatMap(phase -> Optional.ofNullable(start.reached().get(phase)).stream())
                .min(Instant::compareTo);
    }
}
