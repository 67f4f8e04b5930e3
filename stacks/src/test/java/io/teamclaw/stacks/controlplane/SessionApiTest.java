package io.teamclaw.stacks.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.teamclaw.stacks.testing.Deployments;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SessionApiTest {
    private static ControlPlane stack;

    @BeforeAll
    static void synthesise() {
        stack = ControlPlane.of(Deployments.small());
    }

    @Test
    void takesOneCallFromPeopleWithATokenOfThePoolForThePortal() {
        JsonNode route = stack.only("aws_apigatewayv2_route");
        assertThat(route.path("route_key").asText()).isEqualTo("POST /user/session");
        assertThat(route.path("authorization_type").asText()).isEqualTo("JWT");
        JsonNode authorizer = stack.only("aws_apigatewayv2_authorizer");
        assertThat(route.path("authorizer_id").asText())
                .isEqualTo(stack.reference("aws_apigatewayv2_authorizer", authorizer, "id"));
        assertThat(authorizer.at("/jwt_configuration/issuer").asText())
                .startsWith("https://${aws_cognito_user_pool.")
                .endsWith(".endpoint}");
        JsonNode client = stack.only("aws_cognito_user_pool_client");
        assertThat(authorizer.at("/jwt_configuration/audience/0").asText())
                .isEqualTo(stack.reference("aws_cognito_user_pool_client", client, "id"));
    }

    @Test
    void callsTheAliasOfItsFunctionAndNobodyElseMay() {
        assertThat(stack.only("aws_apigatewayv2_integration").path("integration_uri").asText())
                .matches("\\$\\{aws_lambda_alias\\..*user-session.*\\.invoke_arn}");
        assertThat(
                        stack.by("aws_lambda_permission", "principal", "apigateway.amazonaws.com")
                                .path("source_arn")
                                .asText())
                .endsWith(".execution_arn}/*/POST/user/session");
    }

    @Test
    void isForNoBrowserOfAnotherOrigin() {
        assertThat(stack.only("aws_apigatewayv2_api").has("cors_configuration")).isFalse();
    }

    @Test
    void isThrottledAndNotesCallsWithoutQueriesAndTokens() {
        JsonNode stage = stack.only("aws_apigatewayv2_stage");
        assertThat(stage.at("/default_route_settings/throttling_rate_limit").asInt()).isPositive();
        assertThat(stage.at("/default_route_settings/throttling_burst_limit").asInt()).isPositive();
        JsonNode line = ControlPlane.json(stage.at("/access_log_settings/format").asText());
        assertThat(line.path("status").asText()).isEqualTo("$context.status");
        assertThat(line.toString()).doesNotContainIgnoringCase("query").doesNotContain("header");
    }
}
