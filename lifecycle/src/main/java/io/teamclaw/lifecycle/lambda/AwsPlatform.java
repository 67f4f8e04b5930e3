package io.teamclaw.lifecycle.lambda;

import io.teamclaw.lifecycle.activity.MeteredUse;
import io.teamclaw.lifecycle.gateway.OpenClawGateway;
import io.teamclaw.lifecycle.settings.ConfigStore;
import io.teamclaw.lifecycle.settings.PlatformRules;
import io.teamclaw.lifecycle.usage.UsageStore;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.users.UserStore;
import io.teamclaw.lifecycle.workspaces.Routing;
import io.teamclaw.lifecycle.workspaces.TaskRuntime;
import io.teamclaw.lifecycle.workspaces.WorkspacePlatform;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What workspaces live on in AWS, as a function's environment variables name it. */
final class AwsPlatform {
    private AwsPlatform() {}

    static LifecyclePlatform lifecycle(Map<String, String> variables) {
        String environment = variables.get("TEAMCLAW_ENVIRONMENT");
        DynamoDbClient dynamoDb = AwsClients.of(DynamoDbClient.builder());
        Clock clock = Clock.systemUTC();
        return new LifecyclePlatform(
                dynamoDb,
                environment,
                new WorkspacePlatform(
                        new UserStore(dynamoDb, environment),
                        runtime(),
                        Routing.BY_RECORD,
                        new OpenClawGateway(),
                        new PlatformRules(
                                new ConfigStore(dynamoDb, environment),
                                Duration.ofMinutes(
                                        Integer.parseInt(
                                                variables.getOrDefault("IDLE_MINUTES", "30"))),
                                clock),
                        new MeteredUse(
                                new UsageStore(dynamoDb, environment), AwsPlatform::noJob, clock),
                        List.of(),
                        clock),
                user -> {});
    }

    private static Optional<Instant> noJob(User owner, Instant after) {
        return Optional.empty();
    }

    private static TaskRuntime runtime() {
        throw new IllegalStateException("The runtime on ECS is not there yet");
    }
}
