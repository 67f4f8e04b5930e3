package io.teamclaw.stacks.controlplane.functions;

import io.teamclaw.config.iam.Statement;
import io.teamclaw.config.names.PlatformFunction;
import io.teamclaw.config.table.Tables;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.constructs.Construct;

/** Says who may have an account. It reads addresses and nothing else of people. */
public final class PreSignUpFunction extends Construct {
    private final PlatformLambda lambda;

    public PreSignUpFunction(Construct scope, FunctionPlatform platform) {
        super(scope, "sign-up-check");
        this.lambda =
                new PlatformLambda(
                        this,
                        platform,
                        new FunctionSpec(
                                PlatformFunction.PRE_SIGN_UP,
                                // Cognito waits no longer.
                                Duration.ofSeconds(5),
                                // Without a snapshot it takes a whole CPU to begin in time.
                                1769,
                                Map.of("ALLOWED_DOMAINS", platform.allowedDomains()),
                                List.of(
                                        Statement.allow("LookUpAddress")
                                                .actions("dynamodb:GetItem")
                                                .resources(
                                                        platform.deployment()
                                                                .arns()
                                                                .table(Tables.USERS))
                                                .when(
                                                        "ForAllValues:StringLike",
                                                        "dynamodb:LeadingKeys",
                                                        "email#*")
                                                .when("Null", "dynamodb:LeadingKeys", "false")),
                                Optional.empty()));
    }

    public String aliasArn() {
        return lambda.aliasArn();
    }

    public void allowPool(String poolArn) {
        lambda.allow("pool", "cognito-idp.amazonaws.com", poolArn);
    }
}
