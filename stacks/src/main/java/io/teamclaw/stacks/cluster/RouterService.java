package io.teamclaw.stacks.cluster;

import io.teamclaw.config.iam.PolicyDocument;
import io.teamclaw.config.iam.Statement;
import io.teamclaw.config.names.Parameter;
import io.teamclaw.config.names.Part;
import io.teamclaw.config.names.PlatformFunction;
import io.teamclaw.config.table.Tables;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.SharedValues;
import io.teamclaw.stacks.iam.PlatformRole;
import io.teamclaw.stacks.service.Entrance;
import io.teamclaw.stacks.service.FargateService;
import io.teamclaw.stacks.service.ServicePlace;
import io.teamclaw.stacks.service.ServiceSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.constructs.Construct;

/** The router, which leads {@code /u/{userId}} to that person's workspace. */
final class RouterService extends Construct {
    static final List<String> PATHS = List.of("/u/*", "/_router/health");
    static final int PRIORITY = 10;
    private static final int PORT = 8080;

    /** Sockets live for hours; those who hold one are told to connect anew within this time. */
    private static final Duration DEREGISTRATION = Duration.ofSeconds(60);

    private final FargateService service;

    RouterService(
            Construct scope,
            Deployment deployment,
            SharedValues shared,
            ServicePlace place,
            Entrance entrance,
            String publicOrigin) {
        super(scope, Part.ROUTER);
        PlatformRole role =
                new PlatformRole(
                        this,
                        "task-role",
                        deployment,
                        Part.ROUTER,
                        PlatformRole.trustIn("ecs-tasks.amazonaws.com", deployment),
                        permissions(deployment));
        String image =
                shared.read(Parameter.ROUTER_REPOSITORY)
                        + ":"
                        + deployment.settings().images().router();
        ServiceSpec spec =
                new ServiceSpec(
                        Part.ROUTER,
                        deployment.settings().router(),
                        image,
                        PORT,
                        "/_router/health",
                        role,
                        environment(deployment, publicOrigin),
                        Map.of(),
                        Map.of(),
                        Optional.empty(),
                        DEREGISTRATION);
        this.service = new FargateService(this, "service", deployment, place, spec, entrance);
    }

    private static Map<String, String> environment(Deployment deployment, String publicOrigin) {
        return Map.of(
                "DEPLOY_ENV", deployment.settings().environment().value(),
                "AWS_REGION", deployment.settings().region(),
                "PUBLIC_ORIGIN", publicOrigin,
                "ROUTER_PORT", String.valueOf(PORT),
                "LIFECYCLE_FUNCTION", deployment.names().alias(PlatformFunction.LIFECYCLE),
                // Read again while it runs: a new signing key needs no deployment.
                "SESSION_PUBLIC_KEYS_PARAMETER",
                        Parameter.SESSION_PUBLIC_KEYS.in(deployment.settings().environment()));
    }

    private static PolicyDocument permissions(Deployment deployment) {
        return PolicyDocument.of(
                Statement.allow("ReadWhoAndWhere")
                        .actions("dynamodb:GetItem")
                        .resources(
                                deployment.arns().table(Tables.USERS),
                                deployment.arns().table(Tables.WORKSPACES)),
                Statement.allow("ReadSessionKeys")
                        .actions("ssm:GetParameter")
                        .resources(deployment.arns().parameter(Parameter.SESSION_PUBLIC_KEYS)),
                Statement.allow("AskForWorkspaces")
                        .actions("lambda:InvokeFunction")
                        .resources(deployment.arns().alias(PlatformFunction.LIFECYCLE)));
    }

    FargateService service() {
        return service;
    }
}
