package io.teamclaw.stacks.admin.alarm;

import static io.teamclaw.stacks.admin.alarm.PlatformAlarms.SHORTLY;

import io.teamclaw.stacks.admin.metric.PlatformMetrics;
import io.teamclaw.stacks.admin.metric.WatchedService;
import java.util.ArrayList;
import java.util.List;

/** Alarms of the load balancer and of the services behind it. */
final class EntranceAlarms {
    private static final int MINUTE = 60;

    /** Single failures happen in each deployment; these many in five minutes do not. */
    private static final int FAILURES = 10;

    private EntranceAlarms() {}

    static List<Alarm> of(PlatformMetrics metrics, List<WatchedService> services) {
        List<Alarm> alarms = new ArrayList<>();
        alarms.add(
                Alarm.of(
                        "alb-5xx",
                        metrics.loadBalancer("HTTPCode_ELB_5XX_Count"),
                        Condition.atLeast(FAILURES, SHORTLY, 1),
                        "The load balancer itself answered with errors: a service is gone or does"
                                + " not answer in time. See which target group has no healthy"
                                + " targets, then that service's events in ECS and its logs."));
        services.forEach(service -> alarms.addAll(of(metrics, service)));
        return alarms;
    }

    private static List<Alarm> of(PlatformMetrics metrics, WatchedService service) {
        String id = service.id();
        return List.of(
                Alarm.of(
                        id + "-5xx",
                        metrics.target(service, "HTTPCode_Target_5XX_Count"),
                        Condition.atLeast(FAILURES, SHORTLY, 1),
                        "The %s answered with errors. Look for ERROR in its log group; if it began with a deployment, go back to the image before it."
                                .formatted(id)),
                Alarm.of(
                        id + "-unhealthy",
                        metrics.target(service, "UnHealthyHostCount").by("Maximum"),
                        Condition.atLeast(1, MINUTE, 5),
                        "A task of the %s has failed its health checks for five minutes. ECS replaces it; if that goes on, read why the last ones stopped and their logs."
                                .formatted(id)),
                Alarm.of(
                        id + "-tasks",
                        metrics.runningTasks(service),
                        Condition.below(service.tasks(), MINUTE, 10),
                        "Fewer than %d tasks of the %s have run for ten minutes. The service's events in ECS say why: no image, no secret, no capacity or no address."
                                .formatted(service.tasks(), id)));
    }
}
