package io.teamclaw.stacks.cluster;

import com.hashicorp.cdktf.providers.aws.lb_listener_rule.LbListenerRule;
import com.hashicorp.cdktf.providers.aws.lb_listener_rule.LbListenerRuleAction;
import com.hashicorp.cdktf.providers.aws.lb_listener_rule.LbListenerRuleActionFixedResponse;
import com.hashicorp.cdktf.providers.aws.lb_listener_rule.LbListenerRuleCondition;
import com.hashicorp.cdktf.providers.aws.lb_listener_rule.LbListenerRuleConditionHttpHeader;
import com.hashicorp.cdktf.providers.aws.lb_listener_rule.LbListenerRuleConditionPathPattern;
import io.teamclaw.stacks.service.OriginSecret;
import java.util.List;
import software.constructs.Construct;

/**
 * What no rule of a workspace may lead to where the load balancer routes to each: the gateway's
 * administration, with which the platform asks it to rest. A rule cannot except a path from its
 * own, so this one comes before all of theirs.
 */
final class ClosedPaths extends Construct {
    /** Before the rules of people, which begin at 1,000. */
    static final int PRIORITY = 10;

    /**
     * Whatever has both in its path: {@code /api/./v1//admin} leads there as well. Three of the
     * five wildcards that AWS allows a rule.
     */
    static final String ADMINISTRATION = "/u/*/api/*admin*";

    /**
     * @param originSecrets what our CloudFront shows; without it a request reaches no workspace
     *     anyhow
     */
    ClosedPaths(Construct scope, String listenerArn, List<String> originSecrets) {
        super(scope, "closed-paths");
        LbListenerRule.Builder.create(this, "administration")
                .listenerArn(listenerArn)
                .priority(PRIORITY)
                .condition(
                        List.of(
                                LbListenerRuleCondition.builder()
                                        .pathPattern(
                                                LbListenerRuleConditionPathPattern.builder()
                                                        .values(List.of(ADMINISTRATION))
                                                        .build())
                                        .build(),
                                LbListenerRuleCondition.builder()
                                        .httpHeader(
                                                LbListenerRuleConditionHttpHeader.builder()
                                                        .httpHeaderName(OriginSecret.HEADER)
                                                        .values(originSecrets)
                                                        .build())
                                        .build()))
                .action(
                        List.of(
                                LbListenerRuleAction.builder()
                                        .type("fixed-response")
                                        .fixedResponse(
                                                LbListenerRuleActionFixedResponse.builder()
                                                        .statusCode("403")
                                                        .contentType("text/plain")
                                                        .messageBody("Forbidden")
                                                        .build())
                                        .build()))
                .build();
    }
}
