package io.teamclaw.stacks.controlplane.functions;

import io.teamclaw.config.iam.Statement;
import io.teamclaw.config.names.Parameter;
import io.teamclaw.config.names.PlatformFunction;
import io.teamclaw.config.table.Tables;
import io.teamclaw.stacks.KnownArns;
import io.teamclaw.stacks.SharedValues;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.constructs.Construct;

/**
 * Answers a signed-in person where their workspace is, and has it started; adds the person at the
 * first time.
 */
public final class UserSessionFunction extends Construct {
    private final PlatformLambda lambda;

    public UserSessionFunction(Construct scope, FunctionPlatform platform, SharedValues shared) {
        super(scope, "sessions");
        KnownArns arns = platform.deployment().arns();
        this.lambda =
                new PlatformLambda(
                        this,
                        platform,
                        new FunctionSpec(
                                PlatformFunction.USER_SESSION,
                                // An HTTP API gives up after 30.
                                Duration.ofSeconds(20),
                                1024,
                                Map.of(
                                        "ALLOWED_DOMAINS",
                                        platform.allowedDomains(),
                                        "IDENTITY_PROVIDER",
                                        platform.identityProvider(),
                                        Parameter.PUBLIC_ORIGIN.name(),
                                        shared.read(Parameter.PUBLIC_ORIGIN),
                                        Parameter.LIFECYCLE_FUNCTION_ARN.name(),
                                        arns.alias(PlatformFunction.LIFECYCLE)),
                                permissions(arns),
                                Optional.empty()));
    }

    public PlatformLambda lambda() {
        return lambda;
    }

    private static List<Statement> permissions(KnownArns arns) {
        return List.of(
                Statement.allow("FindOrAddPerson")
                        .actions("dynamodb:GetItem", "dynamodb:PutItem")
                        .resources(arns.table(Tables.USERS)),
                Statement.allow("ReadWorkspaceAndSettings")
                        .actions("dynamodb:GetItem")
                        .resources(arns.table(Tables.WORKSPACES), arns.table(Tables.CONFIG)),
                Statement.allow("SeeWaitingLine")
                        .actions("dynamodb:Query")
                        .resources(arns.indexes(Tables.WORKSPACES)),
                Statement.allow("AskForWorkspace")
                        .actions("lambda:InvokeFunction")
                        .resources(arns.alias(PlatformFunction.LIFECYCLE)));
    }
}
