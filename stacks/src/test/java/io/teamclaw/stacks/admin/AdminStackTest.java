package io.teamclaw.stacks.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.teamclaw.stacks.StackName;
import io.teamclaw.stacks.testing.Deployments;
import io.teamclaw.stacks.testing.Synthesised;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AdminStackTest {
    private static Synthesised small;
    private static Synthesised large;

    @BeforeAll
    static void synthesise() {
        small = Synthesised.of(Deployments.small());
        large = Synthesised.of(Deployments.large());
    }

    @Test
    void asManyTasksRunAsTheSettingsSay() {
        assertThat(only(large, "aws_ecs_service").path("desired_count").asInt()).isEqualTo(2);
        assertThat(only(large, "aws_appautoscaling_target").path("min_capacity").asInt())
                .isEqualTo(2);
        assertThat(only(large, "aws_appautoscaling_target").path("max_capacity").asInt())
                .isEqualTo(4);
        assertThat(only(large, "aws_ecs_task_definition").path("cpu").asText()).isEqualTo("1024");
        assertThat(only(large, "aws_ecs_task_definition").path("memory").asText())
                .isEqualTo("2048");
        assertThat(only(small, "aws_ecs_service").path("desired_count").asInt()).isEqualTo(1);
    }

    @Test
    void aBrowserStaysWithTheTaskThatHoldsItsPages() {
        JsonNode stickiness = only(large, "aws_lb_target_group").path("stickiness");
        assertThat(stickiness.path("type").asText()).isEqualTo("lb_cookie");
        assertThat(stickiness.path("enabled").asBoolean()).isTrue();
    }

    @Test
    void aDeploymentThatDoesNotGetHealthyGoesBack() {
        JsonNode breaker = only(large, "aws_ecs_service").path("deployment_circuit_breaker");
        assertThat(breaker.path("enable").asBoolean()).isTrue();
        assertThat(breaker.path("rollback").asBoolean()).isTrue();
    }

    @Test
    void allPathsThatNobodyElseServesLeadHereForWhoeverShowsTheOriginSecret() {
        JsonNode rule = only(large, "aws_lb_listener_rule");
        assertThat(rule.path("priority").asInt()).isEqualTo(40_000);
        assertThat(rule.at("/condition/0/path_pattern/values/0").asText()).isEqualTo("/*");
        assertThat(rule.at("/condition/1/http_header/http_header_name").asText())
                .isEqualTo("X-TeamClaw-Origin");
        JsonNode versions =
                large.stack(StackName.ADMIN).at("/data/aws_secretsmanager_secret_version");
        assertThat(rule.at("/condition/1/http_header/values"))
                .extracting(each -> versions.path(each.asText().split("\\.")[2]))
                .extracting(each -> each.path("version_stage").asText())
                .containsExactly("AWSCURRENT", "AWSPREVIOUS");
    }

    @Test
    void theSigningKeyReachesTheContainerAsASecretAndNothingSecretAsAVariable() throws Exception {
        JsonNode container = container(large);
        assertThat(container.path("secrets")).hasSize(1);
        assertThat(container.at("/secrets/0/name").asText())
                .isEqualTo("TEAMCLAW_SESSION_SIGNING_KEY");
        assertThat(StreamSupport.stream(container.path("environment").spliterator(), false))
                .isNotEmpty()
                .noneMatch(each -> each.path("value").asText().contains("secret_string"));
    }

    @Test
    void thePortalKnowsItsEnvironmentAndWhereLifecycleAndSignInAre() throws Exception {
        assertThat(variable("TEAMCLAW_ENVIRONMENT")).isEqualTo("live");
        assertThat(variable("TEAMCLAW_LIFECYCLE_FUNCTION")).contains("lifecycle-function-arn");
        assertThat(variable("SPRING_SECURITY_OAUTH2_CLIENT_PROVIDER_COGNITO_ISSUERURI"))
                .startsWith("https://cognito-idp.eu-central-1.amazonaws.com/")
                .contains("user-pool-id");
        assertThat(variable("SERVER_FORWARDHEADERSSTRATEGY")).isEqualTo("framework");
    }

    @Test
    void peopleComeBackFromSignInByAnAddressThatThePoolKnows() throws Exception {
        for (Synthesised each : List.of(small, large)) {
            List<String> known = new ArrayList<>();
            each.resources(StackName.CONTROL_PLANE, "aws_cognito_user_pool_client")
                    .values()
                    .forEach(
                            client ->
                                    client.path("callback_urls")
                                            .forEach(url -> known.add(url.asText())));
            assertThat(
                            variable(
                                    each,
                                    "SPRING_SECURITY_OAUTH2_CLIENT_REGISTRATION_COGNITO_REDIRECTURI"))
                    // The values are those of one parameter, which both stacks read by one name.
                    .contains("read-public-origin")
                    .isIn(known);
        }
    }

    @Test
    void theSessionsCookieGoesByHttpsOnlyWhateverTheLoadBalancerSpeaks() throws Exception {
        assertThat(variable(small, "SERVER_SERVLET_SESSION_COOKIE_SECURE")).isEqualTo("true");
    }

    private static String variable(String name) throws Exception {
        return variable(large, name);
    }

    private static String variable(Synthesised synthesised, String name) throws Exception {
        for (JsonNode each : container(synthesised).path("environment")) {
            if (each.path("name").asText().equals(name)) {
                return each.path("value").asText();
            }
        }
        throw new AssertionError("No variable " + name);
    }

    private static JsonNode container(Synthesised synthesised) throws Exception {
        String text =
                only(synthesised, "aws_ecs_task_definition").path("container_definitions").asText();
        return new ObjectMapper().readTree(text).get(0);
    }

    private static JsonNode only(Synthesised synthesised, String type) {
        var found = synthesised.resources(StackName.ADMIN, type);
        assertThat(found).as(type).hasSize(1);
        return found.values().iterator().next();
    }
}
