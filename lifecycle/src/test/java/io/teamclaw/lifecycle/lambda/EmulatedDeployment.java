package io.teamclaw.lifecycle.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import io.teamclaw.config.compute.ComputePrice;
import io.teamclaw.config.deploy.Routing;
import io.teamclaw.config.table.Tables;
import io.teamclaw.config.testing.MotoServer;
import io.teamclaw.lifecycle.aws.AwsClients;
import io.teamclaw.lifecycle.ecs.home.HomesAccount;
import io.teamclaw.lifecycle.routing.EmulatedBalancer;
import io.teamclaw.lifecycle.tables.TableCreator;
import io.teamclaw.lifecycle.teams.TeamStore;
import io.teamclaw.lifecycle.testing.SkippingClock;
import io.teamclaw.lifecycle.waiting.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.scheduler.SchedulerClient;

/**
 * An account as the stacks leave it, in the emulator, and the functions on it as Lambda makes them:
 * told by variables, over HTTP, with the SDK's own settings.
 */
final class EmulatedDeployment implements AutoCloseable {
    static final String ENV = FunctionVariables.ENVIRONMENT;
    private static final Duration CALL = Duration.ofMinutes(5);

    /** The SDK's own names, among Java's properties, of what Lambda's environment has. */
    private static final List<String> PROPERTIES =
            List.of("aws.region", "aws.accessKeyId", "aws.secretAccessKey", "aws.endpointUrl");

    final SkippingClock clock = new SkippingClock();
    final ReachedGateways gateways = new ReachedGateways();
    final List<String> lines = new CopyOnWriteArrayList<>();
    final MotoServer aws;
    final RecordingProxy wire;
    final HomesAccount account;
    final EmulatedBalancer balancer;
    final DynamoDbClient dynamoDb;
    final SchedulerClient scheduler;
    private final Map<String, String> variables = FunctionVariables.all();
    private final LifecycleHandler lifecycle;

    private EmulatedDeployment(Routing routing) throws Exception {
        this.aws = MotoServer.with(Map.of("EMULATOR_LINGER", "1"));
        this.account = HomesAccount.on(aws);
        this.balancer = EmulatedBalancer.on(aws);
        this.wire = RecordingProxy.to(aws.endpoint());
        tellTheSdk();
        this.dynamoDb = AwsClients.of(DynamoDbClient.builder());
        this.scheduler = AwsClients.of(SchedulerClient.builder());
        TableCreator.ensure(dynamoDb, ENV, Tables.all());
        new TeamStore(dynamoDb, ENV).ensureDefault();
        scheduler.createScheduleGroup(group -> group.name(variables.get("SCHEDULE_GROUP_NAME")));
        tellTheFunction(routing);
        this.lifecycle =
                new LifecycleHandler(
                        AwsPlatform.lifecycle(variables, new Waiting(clock, clock::skip), gateways),
                        FunctionLogs.detached(ENV, lines::add));
        wire.forget();
    }

    static EmulatedDeployment routedBy(Routing routing) throws Exception {
        return new EmulatedDeployment(routing);
    }

    private void tellTheSdk() {
        List<String> values = List.of("eu-west-1", "test", "test", wire.endpoint().toString());
        for (int i = 0; i < values.size(); i++) {
            System.setProperty(PROPERTIES.get(i), values.get(i));
        }
    }

    private void tellTheFunction(Routing routing) {
        variables.put("ROUTING", routing.name());
        variables.put("CLUSTER_ARN", account.platform.clusterArn());
        variables.put("WORKSPACE_TEMPLATE_ARN", account.platform.templateArn());
        variables.put("WORKSPACE_BOUNDARY_ARN", account.platform.boundaryArn());
        variables.put("EXECUTION_ROLE_ARN", account.platform.executionRoleArn());
        variables.put("SIDECAR_ROLE_ARN", account.platform.sidecarRoleArn());
        variables.put("FILE_SYSTEM_ID", account.platform.fileSystemId());
        variables.put("FILE_SYSTEM_ARN", account.platform.fileSystemArn());
        variables.put("LISTENER_ARN", balancer.settings.listenerArn());
        variables.put("VPC_ID", balancer.settings.vpcId());
        variables.put("ORIGIN_SECRET_ARN", balancer.settings.originSecretArn());
    }

    /** What the function is told, e.g. of {@code SCHEDULER_ROLE_ARN}. */
    String variable(String name) {
        return variables.get(name);
    }

    /**
     * Calls the lifecycle function.
     *
     * @param json with single quotes
     */
    JsonNode lifecycle(String json, Object... values) {
        return Invocation.of(lifecycle, json.replace('\'', '"').formatted(values), CALL);
    }

    /** Hands the function for tasks' ends an event. */
    void taskEvent(String json) {
        TaskEventsHandler handler =
                new TaskEventsHandler(
                        dynamoDb,
                        ENV,
                        () -> {},
                        FunctionLogs.detached(ENV, lines::add),
                        clock,
                        ComputePrice.of(variables));
        Invocation.of(handler, json, CALL);
    }

    @Override
    public void close() {
        PROPERTIES.forEach(System::clearProperty);
        dynamoDb.close();
        scheduler.close();
        account.close();
        gateways.close();
        wire.close();
        balancer.close();
        aws.close();
    }
}
