package io.teamclaw.stacks.admin;

import io.teamclaw.config.names.Parameter;
import io.teamclaw.config.names.Part;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.SharedValues;
import io.teamclaw.stacks.iam.PlatformRole;
import io.teamclaw.stacks.service.Entrance;
import io.teamclaw.stacks.service.FargateService;
import io.teamclaw.stacks.service.OriginSecret;
import io.teamclaw.stacks.service.ServicePlace;
import io.teamclaw.stacks.service.ServiceSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.constructs.Construct;

/** The portal with its admin screens: all paths that nobody else serves lead here. */
final class AdminService extends Construct {
    private static final int PORT = 8080;

    /** Needs no sign-in, opens no session and asks no table: a slow table stops no portal. */
    private static final String HEALTH_PATH = "/health";

    /** After all rules of the router and of single workspaces. */
    private static final int LAST_PRIORITY = 40_000;

    /** Pages live in one task's memory, as long as the sign-in for a workspace does. */
    private static final Duration STICKINESS = Duration.ofHours(12);

    private static final Duration DEREGISTRATION = Duration.ofMinutes(2);

    private final FargateService service;

    AdminService(Construct scope, Deployment deployment, SharedValues shared, PlatformRole role) {
        super(scope, Part.ADMIN);
        this.service =
                new FargateService(
                        this,
                        "service",
                        deployment,
                        place(shared),
                        spec(deployment, shared, role),
                        entrance(shared));
    }

    private static ServicePlace place(SharedValues shared) {
        return new ServicePlace(
                shared.read(Parameter.VPC_ID),
                shared.readList(Parameter.PRIVATE_SUBNET_IDS),
                shared.read(Parameter.CLUSTER_ARN),
                shared.read(Parameter.KEY_ARN));
    }

    private static ServiceSpec spec(Deployment deployment, SharedValues shared, PlatformRole role) {
        return new ServiceSpec(
                Part.ADMIN,
                deployment.settings().admin(),
                shared.read(Parameter.ADMIN_REPOSITORY)
                        + ":"
                        + deployment.settings().images().admin(),
                PORT,
                HEALTH_PATH,
                role,
                AdminEnvironment.of(deployment, shared, PORT),
                Map.of(
                        "TEAMCLAW_SESSION_SIGNING_KEY",
                        shared.read(Parameter.SESSION_SIGNING_SECRET_ARN)),
                Map.of(),
                Optional.of(STICKINESS),
                DEREGISTRATION);
    }

    private Entrance entrance(SharedValues shared) {
        return new Entrance(
                shared.read(Parameter.LISTENER_ARN),
                shared.read(Parameter.LOAD_BALANCER_SECURITY_GROUP_ID),
                new OriginSecret(this, shared).accepted(),
                LAST_PRIORITY,
                List.of("/*"));
    }

    String name() {
        return service.name();
    }

    String logGroup() {
        return service.logGroup();
    }

    /** As CloudWatch's dimension spells it. */
    String targetGroupSuffix() {
        return service.targetGroupSuffix();
    }
}
