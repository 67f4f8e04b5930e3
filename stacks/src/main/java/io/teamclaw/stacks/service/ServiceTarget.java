package io.teamclaw.stacks.service;

import com.hashicorp.cdktf.providers.aws.lb_listener_rule.LbListenerRule;
import com.hashicorp.cdktf.providers.aws.lb_listener_rule.LbListenerRuleAction;
import com.hashicorp.cdktf.providers.aws.lb_listener_rule.LbListenerRuleCondition;
import com.hashicorp.cdktf.providers.aws.lb_listener_rule.LbListenerRuleConditionHttpHeader;
import com.hashicorp.cdktf.providers.aws.lb_listener_rule.LbListenerRuleConditionPathPattern;
import com.hashicorp.cdktf.providers.aws.lb_target_group.LbTargetGroup;
import com.hashicorp.cdktf.providers.aws.lb_target_group.LbTargetGroupHealthCheck;
import com.hashicorp.cdktf.providers.aws.lb_target_group.LbTargetGroupStickiness;
import io.teamclaw.stacks.Deployment;
import java.util.List;
import software.constructs.Construct;

/** A service's target group, and the rule that leads to it. */
final class ServiceTarget extends Construct {
    private final LbTargetGroup group;
    private final LbListenerRule rule;

    ServiceTarget(
            Construct scope,
            Deployment deployment,
            ServicePlace place,
            ServiceSpec spec,
            Entrance entrance) {
        super(scope, "target");
        LbTargetGroup.Builder builder =
                LbTargetGroup.Builder.create(this, "group")
                        .name(deployment.names().of(spec.part()))
                        .port(spec.port())
                        .protocol("HTTP")
                        .targetType("ip")
                        .vpcId(place.vpcId())
                        .deregistrationDelay(String.valueOf(spec.deregistration().toSeconds()))
                        .healthCheck(
                                LbTargetGroupHealthCheck.builder()
                                        .path(spec.healthPath())
                                        .matcher("200")
                                        .interval(15)
                                        .timeout(5)
                                        .healthyThreshold(2)
                                        .unhealthyThreshold(3)
                                        .build());
        spec.stickiness()
                .ifPresent(
                        time ->
                                builder.stickiness(
                                        LbTargetGroupStickiness.builder()
                                                .type("lb_cookie")
                                                .enabled(true)
                                                .cookieDuration(time.toSeconds())
                                                .build()));
        this.group = builder.build();
        this.rule =
                LbListenerRule.Builder.create(this, "rule")
                        .listenerArn(entrance.listenerArn())
                        .priority(entrance.priority())
                        .condition(List.of(paths(entrance), header(entrance)))
                        .action(
                                List.of(
                                        LbListenerRuleAction.builder()
                                                .type("forward")
                                                .targetGroupArn(group.getArn())
                                                .build()))
                        .build();
    }

    private static LbListenerRuleCondition paths(Entrance entrance) {
        return LbListenerRuleCondition.builder()
                .pathPattern(
                        LbListenerRuleConditionPathPattern.builder()
                                .values(entrance.paths())
                                .build())
                .build();
    }

    private static LbListenerRuleCondition header(Entrance entrance) {
        return LbListenerRuleCondition.builder()
                .httpHeader(
                        LbListenerRuleConditionHttpHeader.builder()
                                .httpHeaderName(OriginSecret.HEADER)
                                .values(entrance.originSecrets())
                                .build())
                .build();
    }

    String arn() {
        return group.getArn();
    }

    String suffix() {
        return group.getArnSuffix();
    }

    /** ECS refuses a service whose target group no listener knows. */
    LbListenerRule rule() {
        return rule;
    }
}
