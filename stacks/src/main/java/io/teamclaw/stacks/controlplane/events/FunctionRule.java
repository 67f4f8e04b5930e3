package io.teamclaw.stacks.controlplane.events;

import com.hashicorp.cdktf.providers.aws.cloudwatch_event_rule.CloudwatchEventRule;
import com.hashicorp.cdktf.providers.aws.cloudwatch_event_target.CloudwatchEventTarget;
import com.hashicorp.cdktf.providers.aws.cloudwatch_event_target.CloudwatchEventTargetDeadLetterConfig;
import com.hashicorp.cdktf.providers.aws.cloudwatch_event_target.CloudwatchEventTargetRetryPolicy;
import io.teamclaw.stacks.controlplane.functions.PlatformLambda;
import io.teamclaw.stacks.controlplane.queue.DeadLetters;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.constructs.Construct;

/** What a rule of EventBridge needs to call a function, and where an event goes that cannot. */
final class FunctionRule {
    private FunctionRule() {}

    /**
     * @param input what the function gets instead of the event
     * @param oldest how long EventBridge tries
     */
    static void connect(
            Construct scope,
            CloudwatchEventRule rule,
            PlatformLambda lambda,
            DeadLetters deadLetters,
            Optional<String> input,
            Duration oldest) {
        var target =
                CloudwatchEventTarget.Builder.create(scope, "target")
                        .rule(rule.getName())
                        .arn(lambda.aliasArn())
                        .retryPolicy(
                                CloudwatchEventTargetRetryPolicy.builder()
                                        .maximumEventAgeInSeconds(oldest.toSeconds())
                                        .maximumRetryAttempts(10)
                                        .build())
                        .deadLetterConfig(
                                CloudwatchEventTargetDeadLetterConfig.builder()
                                        .arn(deadLetters.arn())
                                        .build());
        input.ifPresent(target::input);
        // Events come as soon as there is a target.
        target.dependsOn(
                List.of(
                        lambda.allow(
                                scope.getNode().getId(), "events.amazonaws.com", rule.getArn()),
                        deadLetters.admission()));
        target.build();
    }
}
