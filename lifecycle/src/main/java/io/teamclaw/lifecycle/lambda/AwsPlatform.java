package io.teamclaw.lifecycle.lambda;

import io.teamclaw.config.compute.ComputePrice;
import io.teamclaw.config.id.UserId;
import io.teamclaw.config.names.Parameter;
import io.teamclaw.lifecycle.activity.MeteredUse;
import io.teamclaw.lifecycle.aws.AwsClients;
import io.teamclaw.lifecycle.aws.Variables;
import io.teamclaw.lifecycle.ecs.EcsPlatform;
import io.teamclaw.lifecycle.ecs.EcsTaskRuntime;
import io.teamclaw.lifecycle.ecs.TaskInventory;
import io.teamclaw.lifecycle.ecs.home.Homes;
import io.teamclaw.lifecycle.gateway.OpenClawGateway;
import io.teamclaw.lifecycle.records.RecordsOnly;
import io.teamclaw.lifecycle.remote.RemoteWorkspaces;
import io.teamclaw.lifecycle.settings.ConfigStore;
import io.teamclaw.lifecycle.settings.PlatformRules;
import io.teamclaw.lifecycle.usage.ComputeMeter;
import io.teamclaw.lifecycle.usage.UsageStore;
import io.teamclaw.lifecycle.users.UserStore;
import io.teamclaw.lifecycle.waiting.Waiting;
import io.teamclaw.lifecycle.workspaces.GatewayProbe;
import io.teamclaw.lifecycle.workspaces.Inventory;
import io.teamclaw.lifecycle.workspaces.StartDispatcher;
import io.teamclaw.lifecycle.workspaces.WorkspaceGateway;
import io.teamclaw.lifecycle.workspaces.WorkspacePlatform;
import io.teamclaw.lifecycle.workspaces.WorkspaceService;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * What workspaces live on in AWS, as the lifecycle function's environment variables name it. Every
 * client is made here, once.
 */
final class AwsPlatform {
    private final Variables variables;
    private final Waiting waiting;
    private final Clock clock;
    private final DynamoDbClient dynamoDb = AwsClients.of(DynamoDbClient.builder());

    private AwsPlatform(Map<String, String> variables, Waiting waiting) {
        this.variables = new Variables(variables);
        this.waiting = waiting;
        this.clock = waiting.clock();
    }

    /**
     * @throws IllegalStateException naming the first variable that is missing
     */
    static LifecyclePlatform lifecycle(Map<String, String> variables) {
        return lifecycle(variables, Waiting.real(), new OpenClawGateway());
    }

    /**
     * The same with other waits and another clock, for tests.
     *
     * @param gateway whom to ask at a task's address, and whose it is
     */
    static <G extends WorkspaceGateway & GatewayProbe> LifecyclePlatform lifecycle(
            Map<String, String> variables, Waiting waiting, G gateway) {
        return new AwsPlatform(variables, waiting).lifecycle(gateway);
    }

    private <G extends WorkspaceGateway & GatewayProbe> LifecyclePlatform lifecycle(G gateway) {
        String environment = variables.environment();
        UserStore users = new UserStore(dynamoDb, environment);
        ConfigStore config = new ConfigStore(dynamoDb, environment);
        EcsPlatform platform = EcsPlatform.of(variables.values());
        EcsClient ecs = AwsClients.of(EcsClient.builder());
        IamClient iam = AwsClients.of(IamClient.builder());
        Homes homes =
                new Homes(platform, ecs, AwsClients.of(EfsClient.builder()), iam, clock, waiting);
        AwsRouting routing = AwsRouting.of(variables.values(), clock);
        List<Inventory> inventories = new ArrayList<>();
        inventories.add(new TaskInventory(platform, ecs, clock));
        inventories.addAll(homes.inventories());
        inventories.addAll(routing.inventories());
        AwsWakeUps wakeUps =
                AwsWakeUps.of(variables.values(), users, config, records(environment)::find, clock);
        inventories.add(wakeUps.inventory());
        RemoteWorkspaces self = self();
        return new LifecyclePlatform(
                dynamoDb,
                environment,
                new WorkspacePlatform(
                        users,
                        new EcsTaskRuntime(platform, ecs, homes, gateway, clock, waiting.pause()),
                        routing.routing(),
                        gateway,
                        new PlatformRules(config, idleTime(), clock),
                        new MeteredUse(
                                new UsageStore(dynamoDb, environment), wakeUps.jobs(), clock),
                        inventories,
                        clock,
                        List.of(
                                wakeUps.wakeUps(),
                                new ComputeMeter(
                                        dynamoDb,
                                        environment,
                                        ComputePrice.of(variables.values()))),
                        Optional.of(dispatcher(self))),
                new ScheduleSync(
                        wakeUps.wakeUps()::sync,
                        rest -> self.syncCronSchedules(rest.team(), rest.after())),
                routing.beforeSweep(),
                () -> AccountRoles.of(iam));
    }

    /** Where workspaces stand; nothing begins with this one. */
    private WorkspaceService records(String environment) {
        return RecordsOnly.workspaces(dynamoDb, environment, clock, () -> {});
    }

    private Duration idleTime() {
        return Duration.ofMinutes(Integer.parseInt(variables.required("IDLE_MINUTES")));
    }

    private RemoteWorkspaces self() {
        LambdaClient lambda = AwsClients.of(LambdaClient.builder(), new OwnChain());
        return new RemoteWorkspaces(lambda, variables.required(Parameter.LIFECYCLE_FUNCTION_ARN));
    }

    private static StartDispatcher dispatcher(RemoteWorkspaces self) {
        return new StartDispatcher() {
            @Override
            public void start(UserId userId) {
                self.start(userId);
            }

            @Override
            public void carryOn(UserId userId) {
                self.carryOn(userId);
            }
        };
    }
}
