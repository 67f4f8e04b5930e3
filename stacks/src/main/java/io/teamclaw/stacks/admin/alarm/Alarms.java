package io.teamclaw.stacks.admin.alarm;

import com.hashicorp.cdktf.providers.aws.cloudwatch_metric_alarm.CloudwatchMetricAlarm;
import com.hashicorp.cdktf.providers.aws.cloudwatch_metric_alarm.CloudwatchMetricAlarmMetricQuery;
import com.hashicorp.cdktf.providers.aws.cloudwatch_metric_alarm.CloudwatchMetricAlarmMetricQueryMetric;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.admin.metric.Metric;
import java.util.ArrayList;
import java.util.List;
import software.constructs.Construct;

/** Alarms in CloudWatch that tell one topic when they go off and when it is over. */
public final class Alarms extends Construct {
    private final Deployment deployment;
    private final String topicArn;

    public Alarms(Construct scope, Deployment deployment, String topicArn, List<Alarm> alarms) {
        super(scope, "alarms");
        this.deployment = deployment;
        this.topicArn = topicArn;
        alarms.forEach(this::add);
    }

    private void add(Alarm alarm) {
        Condition condition = alarm.condition();
        CloudwatchMetricAlarm.Builder builder =
                CloudwatchMetricAlarm.Builder.create(this, alarm.id())
                        .alarmName(deployment.names().of(alarm.id()))
                        .alarmDescription(alarm.description())
                        .comparisonOperator(condition.comparison())
                        .threshold(condition.threshold())
                        .evaluationPeriods(condition.periods())
                        .datapointsToAlarm(condition.periods())
                        .treatMissingData(condition.missing())
                        .alarmActions(List.of(topicArn))
                        .okActions(List.of(topicArn));
        switch (alarm.measure()) {
            case Measure.Single single -> look(builder, single.metric(), condition);
            case Measure.Computed computed ->
                    builder.metricQuery(queries(computed, condition.periodSeconds()));
        }
        builder.build();
    }

    private static void look(
            CloudwatchMetricAlarm.Builder builder, Metric metric, Condition condition) {
        builder.namespace(metric.namespace())
                .metricName(metric.name())
                .statistic(metric.statistic())
                .dimensions(metric.dimensions())
                .period(condition.periodSeconds());
    }

    private static List<CloudwatchMetricAlarmMetricQuery> queries(
            Measure.Computed computed, int periodSeconds) {
        List<CloudwatchMetricAlarmMetricQuery> queries = new ArrayList<>();
        CloudwatchMetricAlarmMetricQuery.Builder result =
                CloudwatchMetricAlarmMetricQuery.builder()
                        .id("result")
                        .label("result")
                        .expression(computed.formula())
                        .returnData(true);
        // A formula takes its period from its metrics, a query has none but its own.
        queries.add(
                computed.metrics().isEmpty()
                        ? result.period(periodSeconds).build()
                        : result.build());
        computed.metrics().forEach((id, metric) -> queries.add(input(id, metric, periodSeconds)));
        return queries;
    }

    private static CloudwatchMetricAlarmMetricQuery input(
            String id, Metric metric, int periodSeconds) {
        return CloudwatchMetricAlarmMetricQuery.builder()
                .id(id)
                .metric(
                        CloudwatchMetricAlarmMetricQueryMetric.builder()
                                .namespace(metric.namespace())
                                .metricName(metric.name())
                                .stat(metric.statistic())
                                .dimensions(metric.dimensions())
                                .period(periodSeconds)
                                .build())
                .build();
    }
}
