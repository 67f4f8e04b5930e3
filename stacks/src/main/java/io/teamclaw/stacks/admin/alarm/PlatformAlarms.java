package io.teamclaw.stacks.admin.alarm;

import io.teamclaw.config.names.ResourceNames;
import io.teamclaw.stacks.admin.metric.PlatformMetrics;
import io.teamclaw.stacks.admin.metric.Watched;
import java.util.List;
import java.util.stream.Stream;

/** All of the platform's alarms. */
public final class PlatformAlarms {
    /** Five minutes, in seconds. */
    static final int SHORTLY = 300;

    private PlatformAlarms() {}

    public static List<Alarm> of(ResourceNames names, Watched watched) {
        PlatformMetrics metrics = new PlatformMetrics(names, watched);
        return Stream.of(
                        EntranceAlarms.of(metrics, watched.services()),
                        FunctionAlarms.of(metrics),
                        WorkspaceAlarms.of(metrics),
                        DataAlarms.of(metrics, names))
                .flatMap(List::stream)
                .toList();
    }
}
