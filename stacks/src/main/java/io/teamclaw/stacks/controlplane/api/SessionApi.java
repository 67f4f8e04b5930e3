package io.teamclaw.stacks.controlplane.api;

import com.hashicorp.cdktf.providers.aws.apigatewayv2_api.Apigatewayv2Api;
import com.hashicorp.cdktf.providers.aws.apigatewayv2_authorizer.Apigatewayv2Authorizer;
import com.hashicorp.cdktf.providers.aws.apigatewayv2_authorizer.Apigatewayv2AuthorizerJwtConfiguration;
import com.hashicorp.cdktf.providers.aws.apigatewayv2_integration.Apigatewayv2Integration;
import com.hashicorp.cdktf.providers.aws.apigatewayv2_route.Apigatewayv2Route;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.controlplane.functions.UserSessionFunction;
import io.teamclaw.stacks.controlplane.signin.SignIn;
import java.time.Duration;
import java.util.List;
import software.constructs.Construct;

/**
 * The one call that programs make in a person's name: {@code POST /user/session}. No browser calls
 * it, hence no CORS.
 */
public final class SessionApi extends Construct {
    private static final String ROUTE = "POST /user/session";

    private final Apigatewayv2Api api;

    /**
     * @param keyArn of the platform's KMS key
     */
    public SessionApi(
            Construct scope,
            Deployment deployment,
            UserSessionFunction sessions,
            SignIn signIn,
            String keyArn) {
        super(scope, "session-api");
        this.api =
                Apigatewayv2Api.Builder.create(this, "api")
                        .name(deployment.names().of("session"))
                        .protocolType("HTTP")
                        .build();
        Apigatewayv2Integration function =
                Apigatewayv2Integration.Builder.create(this, "function")
                        .apiId(api.getId())
                        .integrationType("AWS_PROXY")
                        .integrationMethod("POST")
                        .integrationUri(sessions.lambda().aliasInvokeArn())
                        .payloadFormatVersion("2.0")
                        .timeoutMilliseconds(Duration.ofSeconds(25).toMillis())
                        .build();
        Apigatewayv2Route.Builder.create(this, "route")
                .apiId(api.getId())
                .routeKey(ROUTE)
                .target("integrations/" + function.getId())
                .authorizationType("JWT")
                .authorizerId(authorizer(signIn).getId())
                .build();
        new SessionApiStage(this, deployment, api.getId(), keyArn);
        sessions.lambda()
                .allow(
                        "api",
                        "apigateway.amazonaws.com",
                        api.getExecutionArn() + "/*/POST/user/session");
    }

    /** E.g. {@code https://a1b2c3.execute-api.eu-west-1.amazonaws.com}. */
    public String url() {
        return api.getApiEndpoint();
    }

    private Apigatewayv2Authorizer authorizer(SignIn signIn) {
        return Apigatewayv2Authorizer.Builder.create(this, "authorizer")
                .apiId(api.getId())
                .name("user-pool")
                .authorizerType("JWT")
                .identitySources(List.of("$request.header.Authorization"))
                .jwtConfiguration(
                        Apigatewayv2AuthorizerJwtConfiguration.builder()
                                .issuer(signIn.pool().issuer())
                                .audience(List.of(signIn.clientId()))
                                .build())
                .build();
    }
}
