package io.teamclaw.lifecycle.routing;

import static io.teamclaw.lifecycle.routing.EmulatedBalancer.TASK;
import static io.teamclaw.lifecycle.routing.EmulatedBalancer.address;
import static io.teamclaw.lifecycle.routing.EmulatedBalancer.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.teamclaw.lifecycle.testing.LoggedLines;
import io.teamclaw.lifecycle.workspaces.FailureKind;
import io.teamclaw.lifecycle.workspaces.TaskStartException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ElasticLoadBalancingV2Exception;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TooManyRulesException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TooManyTargetGroupsException;

class AlbLimitsTest {
    private static EmulatedBalancer aws;

    @BeforeAll
    static void start() throws Exception {
        aws = EmulatedBalancer.with(Map.of("EMULATOR_TARGET_GROUPS", "2"));
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
    void saysThatTheLoadBalancerIsFullAndLeavesNothingOfTheOneTooMany() {
        route("ada", "10.0.1.1");
        route("bob", "10.0.1.2");

        TaskStartException refused = refusal("carol", "10.0.1.3");

        assertThat(refused.failure().kind()).isEqualTo(FailureKind.LIMIT);
        assertThat(refused).hasMessageContainingAll("100 target groups", "routing: router");
        assertThat(aws.groups()).hasSize(2);
        assertThat(aws.rules()).hasSize(2);

        aws.routing.unroute(person("ada").id());
        route("carol", "10.0.1.3");
        assertThat(aws.rules()).hasSize(2);
    }

    @Test
    void namesTheQuotaOfRulesThatAnAdministratorCanRaise() {
        aws.calls.failOnce("CreateRule", TooManyRulesException.builder().statusCode(400).build());

        TaskStartException refused = refusal("ada", "10.0.1.1");

        assertThat(refused.failure().kind()).isEqualTo(FailureKind.QUOTA);
        assertThat(refused)
                .hasMessageContainingAll(
                        "Rules per Application Load Balancer", "ask AWS", "routing: router");
        assertThat(aws.groups()).isEmpty();
    }

    @Test
    void namesTheQuotaOfTheAccountsTargetGroups() {
        aws.calls.failOnce(
                "CreateTargetGroup",
                TooManyTargetGroupsException.builder().statusCode(400).build());

        TaskStartException refused = refusal("ada", "10.0.1.1");

        assertThat(refused.failure().kind()).isEqualTo(FailureKind.QUOTA);
        assertThat(refused).hasMessageContaining("Target Groups per Region");
    }

    @ParameterizedTest
    @CsvSource({"403, AccessDenied, PERMISSION", "400, ValidationError, SERVICE"})
    void keepsAwsOwnWordsToItself(int status, String code, FailureKind kind) {
        // Of a rule that it does not like AWS repeats the values.
        aws.calls.failOnce(
                "CreateRule",
                ElasticLoadBalancingV2Exception.builder()
                        .statusCode(status)
                        .awsErrorDetails(
                                AwsErrorDetails.builder()
                                        .errorCode(code)
                                        .errorMessage("'" + EmulatedBalancer.SECRET + "'")
                                        .serviceName("ElasticLoadBalancingV2")
                                        .build())
                        .message("'" + EmulatedBalancer.SECRET + "'")
                        .build());

        try (LoggedLines log = LoggedLines.ofPackage(AlbRouting.class)) {
            TaskStartException refused = refusal("ada", "10.0.1.1");

            assertThat(refused.failure().kind()).isEqualTo(kind);
            assertThat(refused).hasNoCause().hasMessageNotContaining(EmulatedBalancer.SECRET);
            assertThat(log.text()).contains(code).doesNotContain(EmulatedBalancer.SECRET);
        }
        // What is there helps the next start.
        route("ada", "10.0.1.1");
        assertThat(aws.rules()).hasSize(1);
    }

    @Test
    void logsNoSecretOnAnyWay() {
        try (LoggedLines log = LoggedLines.ofPackage(AlbRouting.class)) {
            route("ada", "10.0.1.1");
            route("bob", "10.0.1.1");
            route("ada", "10.0.1.2");
            refusal("carol", "10.0.1.3");
            aws.routing.unroute(person("ada").id());

            assertThat(log.text())
                    .isNotEmpty()
                    .doesNotContain(EmulatedBalancer.SECRET, EmulatedBalancer.OLD_SECRET);
        }
    }

    private static void route(String person, String host) {
        aws.routing.route(person(person), TASK, address(host));
    }

    private static TaskStartException refusal(String person, String host) {
        return catchThrowableOfType(TaskStartException.class, () -> route(person, host));
    }
}
