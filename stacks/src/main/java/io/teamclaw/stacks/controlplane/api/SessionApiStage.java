package io.teamclaw.stacks.controlplane.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.hashicorp.cdktf.providers.aws.apigatewayv2_stage.Apigatewayv2Stage;
import com.hashicorp.cdktf.providers.aws.apigatewayv2_stage.Apigatewayv2StageAccessLogSettings;
import com.hashicorp.cdktf.providers.aws.apigatewayv2_stage.Apigatewayv2StageDefaultRouteSettings;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.logs.PlatformLogGroup;
import java.util.List;
import software.constructs.Construct;

/** Puts the API in service: how much it takes, and what is noted of each call. */
final class SessionApiStage extends Construct {
    private static final int CALLS_A_SECOND = 20;
    private static final int BURST = 40;

    /** Of the request, never its query or a header: either may hold a token. */
    private static final List<String> NOTED =
            List.of(
                    "requestId",
                    "requestTime",
                    "httpMethod",
                    "routeKey",
                    "status",
                    "protocol",
                    "responseLength",
                    "responseLatency",
                    "integrationErrorMessage",
                    "authorizer.error");

    SessionApiStage(Construct scope, Deployment deployment, String apiId, String keyArn) {
        super(scope, "stage");
        PlatformLogGroup logs =
                new PlatformLogGroup(this, "logs", deployment, "session-api", keyArn);
        Apigatewayv2Stage.Builder.create(this, "stage")
                .apiId(apiId)
                .name("$default")
                .autoDeploy(true)
                .defaultRouteSettings(
                        Apigatewayv2StageDefaultRouteSettings.builder()
                                .throttlingRateLimit(CALLS_A_SECOND)
                                .throttlingBurstLimit(BURST)
                                .detailedMetricsEnabled(true)
                                .build())
                .accessLogSettings(
                        Apigatewayv2StageAccessLogSettings.builder()
                                .destinationArn(logs.arn())
                                .format(format())
                                .build())
                .build();
    }

    private static String format() {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        NOTED.forEach(name -> line.put(name, "$context." + name));
        return line.toString();
    }
}
