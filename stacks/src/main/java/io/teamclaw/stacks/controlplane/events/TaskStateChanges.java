package io.teamclaw.stacks.controlplane.events;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.hashicorp.cdktf.providers.aws.cloudwatch_event_rule.CloudwatchEventRule;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.controlplane.functions.TaskEventsFunction;
import io.teamclaw.stacks.controlplane.queue.DeadLetters;
import java.time.Duration;
import java.util.Optional;
import software.constructs.Construct;

/** Tells the platform what becomes of its workspaces' tasks, as ECS sees it. */
public final class TaskStateChanges extends Construct {
    public TaskStateChanges(
            Construct scope,
            Deployment deployment,
            TaskEventsFunction taskEvents,
            DeadLetters deadLetters) {
        super(scope, "task-state-changes");
        CloudwatchEventRule rule =
                CloudwatchEventRule.Builder.create(this, "rule")
                        .name(deployment.names().of("task-state-changes"))
                        .description("State changes of workspaces' tasks")
                        .eventPattern(pattern(deployment))
                        .build();
        FunctionRule.connect(
                this,
                rule,
                taskEvents.lambda(),
                deadLetters,
                Optional.empty(),
                Duration.ofHours(1));
    }

    /** The services' own tasks run on the same cluster, hence the task definition. */
    private static String pattern(Deployment deployment) {
        ObjectNode pattern = JsonNodeFactory.instance.objectNode();
        pattern.putArray("source").add("aws.ecs");
        pattern.putArray("detail-type").add("ECS Task State Change");
        ObjectNode detail = pattern.putObject("detail");
        detail.putArray("clusterArn")
                .add(deployment.arns().regional("ecs", "cluster/" + deployment.names().platform()));
        detail.putArray("taskDefinitionArn")
                .addObject()
                .put(
                        "prefix",
                        deployment
                                .arns()
                                .regional(
                                        "ecs",
                                        "task-definition/"
                                                + deployment.names().workspaceFamily()
                                                + "-"));
        return pattern.toString();
    }
}
