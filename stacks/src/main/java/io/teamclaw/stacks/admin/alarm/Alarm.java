package io.teamclaw.stacks.admin.alarm;

import io.teamclaw.stacks.admin.metric.Metric;

/**
 * An alarm.
 *
 * @param id names it: {@code teamclaw-{id}-{environment}}
 * @param description what happened and what to do; it stands in the e-mail
 */
public record Alarm(String id, Measure measure, Condition condition, String description) {

    static Alarm of(String id, Metric metric, Condition condition, String description) {
        return new Alarm(id, new Measure.Single(metric), condition, description);
    }
}
