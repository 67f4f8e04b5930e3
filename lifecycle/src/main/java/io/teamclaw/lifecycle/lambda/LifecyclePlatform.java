package io.teamclaw.lifecycle.lambda;

import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.workspaces.WorkspacePlatform;
import io.teamclaw.lifecycle.workspaces.WorkspaceService;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * What the lifecycle function works on; made once, used by each call.
 *
 * @param dynamoDb with the tables
 * @param environment which names them
 * @param workspaces what they live on
 * @param schedules brings a person's wake-ups in step with their settings
 * @param beforeSweep what each sweep begins with
 */
record LifecyclePlatform(
        DynamoDbClient dynamoDb,
        String environment,
        WorkspacePlatform workspaces,
        Consumer<User> schedules,
        Runnable beforeSweep) {

    /** For one call: it ends with that. */
    WorkspaceService service() {
        return WorkspaceService.create(dynamoDb, environment, workspaces);
    }
}
