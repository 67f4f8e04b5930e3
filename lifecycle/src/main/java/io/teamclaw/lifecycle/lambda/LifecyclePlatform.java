package io.teamclaw.lifecycle.lambda;

import io.teamclaw.lifecycle.workspaces.WorkspacePlatform;
import io.teamclaw.lifecycle.workspaces.WorkspaceService;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * What the lifecycle function works on; made once, used by each call.
 *
 * @param dynamoDb with the tables
 * @param environment which names them
 * @param workspaces what they live on
 * @param schedules brings wake-ups in step with settings
 * @param beforeSweep what each sweep begins with
 * @param roles of the account; empty where that is unknown
 */
record LifecyclePlatform(
        DynamoDbClient dynamoDb,
        String environment,
        WorkspacePlatform workspaces,
        ScheduleSync schedules,
        Runnable beforeSweep,
        Supplier<Optional<AccountRoles>> roles) {

    /** For one call: it ends with that. */
    WorkspaceService service() {
        return WorkspaceService.create(dynamoDb, environment, workspaces);
    }
}
