package io.teamclaw.stacks.admin.metric;

import io.teamclaw.config.names.PlatformFunction;
import io.teamclaw.config.names.PlatformMetric;
import io.teamclaw.config.names.ResourceNames;
import io.teamclaw.config.table.TableDefinition;
import java.util.Map;

/** The metrics that AWS keeps of the platform's parts; alarms and dashboard share them. */
public final class PlatformMetrics {
    private final ResourceNames names;
    private final Watched watched;

    public PlatformMetrics(ResourceNames names, Watched watched) {
        this.names = names;
        this.watched = watched;
    }

    /** Sum of what the load balancer counts, e.g. {@code RequestCount}. */
    public Metric loadBalancer(String name) {
        return new Metric(
                "AWS/ApplicationELB", name, "Sum", Map.of("LoadBalancer", watched.loadBalancer()));
    }

    /** Sum of what the load balancer counts of a service. */
    public Metric target(WatchedService service, String name) {
        return new Metric(
                "AWS/ApplicationELB",
                name,
                "Sum",
                Map.of(
                        "LoadBalancer",
                        watched.loadBalancer(),
                        "TargetGroup",
                        service.targetGroup()));
    }

    /** Sum of what CloudFront counts; it does so in us-east-1 only. */
    public Metric distribution(String name) {
        return new Metric(
                "AWS/CloudFront",
                name,
                "Sum",
                Map.of("DistributionId", watched.distribution(), "Region", "Global"));
    }

    /** Average share of what a service has, {@code CPUUtilization} or {@code MemoryUtilization}. */
    public Metric utilization(WatchedService service, String name) {
        return new Metric("AWS/ECS", name, "Average", dimensions(service));
    }

    /** How many tasks of a service run, by Container Insights. */
    public Metric runningTasks(WatchedService service) {
        return new Metric(
                "ECS/ContainerInsights", "RunningTaskCount", "Minimum", dimensions(service));
    }

    /** How many tasks the cluster runs, services and workspaces, by Container Insights. */
    public Metric clusterTasks() {
        return new Metric(
                "ECS/ContainerInsights",
                "TaskCount",
                "Average",
                Map.of("ClusterName", watched.cluster()));
    }

    public Metric function(PlatformFunction function, String name) {
        return new Metric("AWS/Lambda", name, "Sum", Map.of("FunctionName", names.of(function)));
    }

    public Metric table(TableDefinition table, String name) {
        return new Metric("AWS/DynamoDB", name, "Sum", Map.of("TableName", names.of(table)));
    }

    /** Most messages that waited in the dead-letter queue. */
    public Metric deadLetters() {
        return new Metric(
                "AWS/SQS",
                "ApproximateNumberOfMessagesVisible",
                "Maximum",
                Map.of("QueueName", watched.deadLetterQueue()));
    }

    /** How often the rule of the idle check invoked its function. */
    public Metric idleSweeps() {
        return new Metric(
                "AWS/Events", "Invocations", "Sum", Map.of("RuleName", names.idleCheckRule()));
    }

    public Metric fileSystem(String name) {
        return new Metric("AWS/EFS", name, "Average", Map.of("FileSystemId", watched.fileSystem()));
    }

    /** Sum of what the platform counts itself. */
    public Metric own(PlatformMetric metric) {
        return new Metric(
                PlatformMetric.NAMESPACE,
                metric.id(),
                "Sum",
                Map.of(PlatformMetric.DIMENSION, names.environment()));
    }

    /** How often something of ours failed at Secrets Manager, see {@link SecretFailures}. */
    public Metric secretFailures() {
        return new Metric(SecretFailures.namespace(names), SecretFailures.METRIC, "Sum", Map.of());
    }

    private Map<String, String> dimensions(WatchedService service) {
        return Map.of("ClusterName", watched.cluster(), "ServiceName", service.name());
    }
}
