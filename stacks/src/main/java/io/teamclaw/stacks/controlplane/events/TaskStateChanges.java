package io.teamclaw.stacks.controlplane.events;

import com.hashicorp.cdktf.providers.aws.cloudwatch_event_rule.CloudwatchEventRule;
import io.teamclaw.config.names.ResourceNames;
import io.teamclaw.config.names.TaskEndEvents;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.controlplane.functions.TaskEventsFunction;
import io.teamclaw.stacks.controlplane.queue.DeadLetters;
import java.time.Duration;
import java.util.Optional;
import software.constructs.Construct;

/** Tells the platform when a workspace's task has ended, as ECS sees it. */
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
                        .description("Ends of workspaces' tasks")
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

    private static String pattern(Deployment deployment) {
        ResourceNames names = deployment.names();
        return TaskEndEvents.pattern(
                deployment.arns().regional("ecs", "cluster/" + names.platform()),
                deployment
                        .arns()
                        .regional("ecs", "task-definition/" + names.workspaceFamily() + "-"));
    }
}
