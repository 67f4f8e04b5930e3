package io.teamclaw.lifecycle.routing;

import static io.teamclaw.lifecycle.routing.EmulatedBalancer.NOW;
import static io.teamclaw.lifecycle.routing.EmulatedBalancer.OLD_SECRET;
import static io.teamclaw.lifecycle.routing.EmulatedBalancer.SECRET;
import static io.teamclaw.lifecycle.routing.EmulatedBalancer.TASK;
import static io.teamclaw.lifecycle.routing.EmulatedBalancer.address;
import static io.teamclaw.lifecycle.routing.EmulatedBalancer.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.workspaces.FailureKind;
import io.teamclaw.lifecycle.workspaces.TaskStartException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AuthenticateCognitoActionConditionalBehaviorEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RegisterTargetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

class AlbRoutingTest {
    private static final User ADA = person("ada");
    private static final User BOB = person("bob");

    private static EmulatedBalancer aws;

    @BeforeAll
    static void start() throws Exception {
        aws = EmulatedBalancer.start();
    }

    @AfterAll
    static void stop() {
        aws.close();
    }

    @BeforeEach
    void forget() {
        aws.clear();
    }

    @Test
    void makesATargetGroupThatAsksTheGatewayItself() {
        aws.routing.route(ADA, TASK, address("10.0.1.5"));

        CreateTargetGroupRequest made = aws.calls.of(CreateTargetGroupRequest.class).get(0);
        assertThat(made.name()).matches("tc-test-u-[a-z2-7]{16}").hasSizeLessThanOrEqualTo(32);
        assertThat(made.targetType()).isEqualTo(TargetTypeEnum.IP);
        assertThat(made.protocol()).isEqualTo(ProtocolEnum.HTTP);
        assertThat(made.port()).isEqualTo(18789);
        assertThat(made.vpcId()).isEqualTo(aws.settings.vpcId());
        assertThat(made.healthCheckPath()).isEqualTo("/startupz");
        assertThat(made.healthCheckPort()).isEqualTo("traffic-port");
        assertThat(made.matcher().httpCode()).isEqualTo("200");
        // AWS refuses a time-out that is not shorter than the interval.
        assertThat(made.healthCheckTimeoutSeconds()).isLessThan(made.healthCheckIntervalSeconds());
        assertThat(made.healthyThresholdCount()).isBetween(2, 10);
        assertThat(aws.calls.of(ModifyTargetGroupAttributesRequest.class).get(0).attributes())
                .extracting(attribute -> attribute.key() + "=" + attribute.value())
                .containsExactly("deregistration_delay.timeout_seconds=5");
        String arn = aws.groups().get(0).targetGroupArn();
        assertThat(aws.tags(arn))
                .isEqualTo(
                        Map.of(
                                "userId", "ada",
                                "Environment", "test",
                                "createdAt", NOW.toString(),
                                "target", "10.0.1.5:18789"));
        assertThat(aws.targets(arn)).containsExactly("10.0.1.5:18789");
    }

    @Test
    void makesARuleForThePersonsPathsAndOurCloudFrontThatSignsInFirst() {
        aws.routing.route(ADA, TASK, address("10.0.1.5"));

        CreateRuleRequest made = aws.calls.of(CreateRuleRequest.class).get(0);
        assertThat(made.listenerArn()).isEqualTo(aws.settings.listenerArn());
        assertThat(made.priority()).isBetween(1_000, 29_999);
        RuleCondition path = made.conditions().get(0);
        assertThat(path.field()).isEqualTo("path-pattern");
        assertThat(path.pathPatternConfig().values()).containsExactly("/u/ada", "/u/ada/*");
        RuleCondition header = made.conditions().get(1);
        assertThat(header.field()).isEqualTo("http-header");
        assertThat(header.httpHeaderConfig().httpHeaderName()).isEqualTo("X-TeamClaw-Origin");
        assertThat(header.httpHeaderConfig().values()).containsExactly(SECRET, OLD_SECRET);
        assertThat(made.conditions()).hasSize(2);
        Action first = made.actions().get(0);
        assertThat(first.type()).isEqualTo(ActionTypeEnum.AUTHENTICATE_COGNITO);
        assertThat(first.order()).isEqualTo(1);
        var cognito = first.authenticateCognitoConfig();
        assertThat(cognito.userPoolArn()).isEqualTo(aws.settings.userPoolArn());
        assertThat(cognito.userPoolClientId()).isEqualTo("client-of-the-balancer");
        assertThat(cognito.userPoolDomain()).isEqualTo("teamclaw-test-123456789012");
        assertThat(cognito.onUnauthenticatedRequest())
                .isEqualTo(AuthenticateCognitoActionConditionalBehaviorEnum.AUTHENTICATE);
        assertThat(cognito.scope()).isEqualTo("openid");
        assertThat(cognito.sessionTimeout()).isEqualTo(12 * 3600);
        Action second = made.actions().get(1);
        assertThat(second.type()).isEqualTo(ActionTypeEnum.FORWARD);
        assertThat(second.order()).isEqualTo(2);
        assertThat(second.targetGroupArn()).isEqualTo(aws.groups().get(0).targetGroupArn());
        assertThat(made.tags())
                .extracting(tag -> tag.key() + "=" + tag.value())
                .containsExactly("userId=ada", "Environment=test", "createdAt=" + NOW);
    }

    @Test
    void changesNothingWhenItIsCalledAgain() {
        aws.routing.route(ADA, TASK, address("10.0.1.5"));
        var rules = aws.rules();
        aws.calls.forget();

        aws.routing.route(ADA, TASK, address("10.0.1.5"));

        assertThat(aws.rules()).isEqualTo(rules);
        assertThat(aws.groups()).hasSize(1);
        assertThat(aws.calls.actions())
                .doesNotContain(
                        "CreateTargetGroup",
                        "CreateRule",
                        "ModifyRule",
                        "RegisterTargets",
                        "DeregisterTargets");
    }

    @Test
    void leadsToTheNewTaskOnlyWhenThereIsOne() {
        aws.routing.route(ADA, TASK, address("10.0.1.5"));
        aws.calls.forget();

        aws.routing.route(ADA, TASK, address("10.0.1.6"));

        assertThat(aws.targets(aws.groups().get(0).targetGroupArn()))
                .containsExactly("10.0.1.6:18789");
        assertThat(aws.calls.actions())
                .containsSubsequence(
                        "DeregisterTargets", "RegisterTargets", "DescribeTargetHealth");
    }

    @Test
    void takesAnAddressThatAwsGivesAwayAgainFromWhoHadIt() {
        aws.routing.route(ADA, TASK, address("10.0.1.5"));
        String adas = aws.groups().get(0).targetGroupArn();

        // Ada's task crashed: nobody took her route away.
        aws.routing.route(BOB, TASK, address("10.0.1.5"));

        assertThat(aws.targets(adas)).isEmpty();
        assertThat(aws.groups()).hasSize(2);
        String bobs =
                aws.groups().stream()
                        .map(group -> group.targetGroupArn())
                        .filter(arn -> !arn.equals(adas))
                        .findFirst()
                        .orElseThrow();
        assertThat(aws.targets(bobs)).containsExactly("10.0.1.5:18789");
        assertThat(aws.calls.actions()).containsSubsequence("DeregisterTargets", "RegisterTargets");
    }

    @Test
    void returnsWhenTheLoadBalancerHasSeenItAnswer() {
        aws.routing.route(ADA, TASK, address("10.0.1.5"));

        // The emulator calls a target initial when it is first looked at.
        List<String> actions = aws.calls.actions();
        assertThat(actions.subList(actions.indexOf("CreateRule"), actions.size()))
                .filteredOn("DescribeTargetHealth"::equals)
                .hasSizeGreaterThanOrEqualTo(1);
        assertThat(actions.get(actions.size() - 1)).isEqualTo("DescribeTargetHealth");
    }

    @Test
    void saysWhatToDoWhenTheLoadBalancerDoesNotReachIt() throws Exception {
        aws.moto.setTargetHealth("10.0.1.66", "unhealthy");

        AlbRouting impatient = aws.routing(new Priorities(), EmulatedBalancer.SHORT);
        assertThatThrownBy(() -> impatient.route(ADA, TASK, address("10.0.1.66")))
                .isInstanceOfSatisfying(
                        TaskStartException.class,
                        e -> assertThat(e.failure().kind()).isEqualTo(FailureKind.HEALTH))
                .hasMessageContaining("security groups");

        aws.routing.route(ADA, TASK, address("10.0.1.7"));
        assertThat(aws.targets(aws.groups().get(0).targetGroupArn()))
                .containsExactly("10.0.1.7:18789");
    }

    @Test
    void takesRuleAndGroupAwayAlsoWhileAwsStillHoldsTheGroup() {
        aws.routing.route(ADA, TASK, address("10.0.1.5"));
        aws.routing.route(BOB, TASK, address("10.0.1.6"));
        aws.calls.forget();

        aws.routing.unroute(ADA.id());

        assertThat(aws.rules())
                .singleElement()
                .satisfies(rule -> assertThat(RuleForm.paths(rule)).contains("/u/bob"));
        assertThat(aws.groups()).hasSize(1);
        assertThat(aws.calls.actions()).containsSubsequence("DeleteRule", "DeleteTargetGroup");
        // The emulator keeps a group in use for two tries.
        assertThat(aws.calls.actions()).filteredOn("DeleteTargetGroup"::equals).hasSize(3);

        aws.routing.unroute(ADA.id());
        assertThat(aws.groups()).hasSize(1);
    }

    @Test
    void takesNothingAwayOfWhoNeverHadAnything() {
        aws.routing.unroute(ADA.id());
        assertThat(aws.calls.actions()).doesNotContain("DeleteRule", "DeleteTargetGroup");
    }

    @Test
    void leavesAGroupAloneThatIsNotThePersons() {
        String name = new TargetGroups(aws.client, aws.settings, null, null).name(ADA.id());
        aws.client.createTargetGroup(
                make ->
                        make.name(name)
                                .protocol(ProtocolEnum.HTTP)
                                .port(80)
                                .vpcId(aws.settings.vpcId())
                                .targetType(TargetTypeEnum.IP));

        assertThatThrownBy(() -> aws.routing.route(ADA, TASK, address("10.0.1.5")))
                .isInstanceOf(IllegalStateException.class);

        assertThat(aws.calls.of(RegisterTargetsRequest.class)).isEmpty();
        assertThat(aws.rules()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "short",
                "the-secret-to-come-*123456789abcdef0",
                "a secret ??????????????????????????????"
            })
    void takesNoSecretThatWouldMatchMoreThanItself(String secret) {
        aws.rotate(aws.settings.originSecretArn(), secret);
        try {
            assertThatThrownBy(() -> aws.routing.route(ADA, TASK, address("10.0.1.5")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("administrator")
                    .hasMessageNotContaining(secret);
        } finally {
            aws.rotate(aws.settings.originSecretArn(), OLD_SECRET);
            aws.rotate(aws.settings.originSecretArn(), SECRET);
        }
    }

    @Test
    void takesTheNewSecretAfterARotationWithoutANewStart() {
        aws.routing.route(ADA, TASK, address("10.0.1.5"));
        aws.rotate(aws.settings.originSecretArn(), "the-secret-to-come-0123456789abcdef");
        try {
            assertThat(aws.routing.renewOriginSecrets()).isEqualTo(1);

            assertThat(RuleForm.secrets(aws.rules().get(0)))
                    .containsExactlyInAnyOrder("the-secret-to-come-0123456789abcdef", SECRET);
            assertThat(RuleForm.paths(aws.rules().get(0)))
                    .containsExactlyInAnyOrder("/u/ada", "/u/ada/*");
            assertThat(aws.rules().get(0).actions()).hasSize(2);
            assertThat(aws.routing.renewOriginSecrets()).isZero();
        } finally {
            aws.rotate(aws.settings.originSecretArn(), OLD_SECRET);
            aws.rotate(aws.settings.originSecretArn(), SECRET);
        }
    }

    @Test
    void bringsARuleUpToDateThatItFinds() {
        aws.routing.route(ADA, TASK, address("10.0.1.5"));
        aws.client.modifyRule(
                change ->
                        change.ruleArn(aws.rules().get(0).ruleArn())
                                .actions(
                                        only ->
                                                only.type(ActionTypeEnum.FORWARD)
                                                        .targetGroupArn(
                                                                aws.groups()
                                                                        .get(0)
                                                                        .targetGroupArn())));

        aws.routing.route(ADA, TASK, address("10.0.1.5"));

        assertThat(aws.calls.of(ModifyRuleRequest.class)).hasSize(1);
        assertThat(aws.rules().get(0).actions().get(0).type())
                .isEqualTo(ActionTypeEnum.AUTHENTICATE_COGNITO);
    }
}
