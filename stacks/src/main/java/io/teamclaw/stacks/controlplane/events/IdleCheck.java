package io.teamclaw.stacks.controlplane.events;

import com.hashicorp.cdktf.providers.aws.cloudwatch_event_rule.CloudwatchEventRule;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.controlplane.functions.LifecycleFunction;
import io.teamclaw.stacks.controlplane.queue.DeadLetters;
import java.time.Duration;
import java.util.Optional;
import software.constructs.Construct;

/** Has unused workspaces stopped, and what events missed repaired, every 15 minutes. */
public final class IdleCheck extends Construct {
    private static final int MINUTES = 15;

    public IdleCheck(
            Construct scope,
            Deployment deployment,
            LifecycleFunction lifecycle,
            DeadLetters deadLetters) {
        super(scope, "idle-check");
        CloudwatchEventRule rule =
                CloudwatchEventRule.Builder.create(this, "rule")
                        .name(deployment.names().idleCheckRule())
                        .description("Stops unused workspaces")
                        .scheduleExpression("rate(" + MINUTES + " minutes)")
                        .build();
        FunctionRule.connect(
                this,
                rule,
                lifecycle.lambda(),
                deadLetters,
                Optional.of("{\"operation\":\"check-idle\"}"),
                // Then the next one is due.
                Duration.ofMinutes(MINUTES));
    }
}
