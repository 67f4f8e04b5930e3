package io.teamclaw.lifecycle.lambda;

import io.teamclaw.config.names.PlatformMetric;
import io.teamclaw.lifecycle.workspaces.Failure;
import io.teamclaw.lifecycle.workspaces.FailureKind;
import io.teamclaw.lifecycle.workspaces.Start;
import io.teamclaw.lifecycle.workspaces.StartPhase;
import io.teamclaw.lifecycle.workspaces.Workspace;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Counts what becomes of workspaces during one call of a function: each end of a start, each crash
 * and each stop once, although a record may be written again afterwards.
 */
final class WorkspaceMetrics implements Consumer<Workspace> {
    private static final Set<FailureKind> REFUSALS = Set.of(FailureKind.LIMIT, FailureKind.OWNER);
    private static final Set<FailureKind> ENDS =
            Set.of(FailureKind.CRASHED, FailureKind.INTERRUPTED);

    private final MetricLog metrics;
    private final PlatformMetric stops;
    private final Instant begin;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /**
     * @param stops as what a stop counts
     * @param begin of the call: what happened before was counted then
     */
    WorkspaceMetrics(MetricLog metrics, PlatformMetric stops, Instant begin) {
        this.metrics = metrics;
        this.stops = stops;
        // As exact as records are.
        this.begin = begin.truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public void accept(Workspace now) {
        switch (now.state()) {
            case RUNNING -> now.start().ifPresent(start -> running(now, start));
            case FAILED -> now.failure().ifPresent(failure -> failed(now, failure));
            case STOPPED -> count(now, stops);
            case ABSENT -> count(now, PlatformMetric.REMOVALS);
            case PROVISIONING, STARTING, STOPPING -> {
                // Under way: its end counts.
            }
        }
    }

    private void running(Workspace now, Start start) {
        Instant ready = start.reached().get(StartPhase.READY);
        if (ready != null && !ready.isBefore(begin) && told.add(key(now))) {
            Map<PlatformMetric, Long> values = new EnumMap<>(PlatformMetric.class);
            values.put(PlatformMetric.STARTS, 1L);
            values.putAll(StartTimes.of(start));
            metrics.write(now.userId(), values, Map.of("outcome", "running"));
        }
    }

    private void failed(Workspace now, Failure failure) {
        if (isNews(now)) {
            Map<PlatformMetric, Long> values = new EnumMap<>(PlatformMetric.class);
            values.put(metric(now, failure.kind()), 1L);
            now.start().map(StartTimes::of).filter(times -> !ran(now)).ifPresent(values::putAll);
            metrics.write(
                    now.userId(),
                    values,
                    Map.of("outcome", "failed", "failureKind", failure.kind().wireValue()));
        }
    }

    private static PlatformMetric metric(Workspace failed, FailureKind kind) {
        if (!ran(failed)) {
            return REFUSALS.contains(kind)
                    ? PlatformMetric.START_REFUSALS
                    : PlatformMetric.START_FAILURES;
        }
        return ENDS.contains(kind) ? PlatformMetric.CRASHES : PlatformMetric.STOP_FAILURES;
    }

    private static boolean ran(Workspace workspace) {
        return workspace
                .start()
                .filter(start -> start.reached().containsKey(StartPhase.READY))
                .isPresent();
    }

    private void count(Workspace now, PlatformMetric metric) {
        if (isNews(now)) {
            metrics.write(now.userId(), Map.of(metric, 1L), Map.of("outcome", name(now)));
        }
    }

    private boolean isNews(Workspace now) {
        return !now.since().isBefore(begin) && told.add(key(now));
    }

    private static String key(Workspace now) {
        return String.join(" ", now.userId().value(), name(now), now.attemptId().orElse(""));
    }

    private static String name(Workspace now) {
        return now.state().wireValue();
    }
}
