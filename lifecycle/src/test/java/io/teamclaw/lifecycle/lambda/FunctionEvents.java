package io.teamclaw.lifecycle.lambda;

import io.teamclaw.config.id.UserId;
import io.teamclaw.config.names.PlatformFunction;
import io.teamclaw.lifecycle.testing.UsageRows;
import java.time.Instant;
import java.util.List;

/** An event of each function as AWS sends it. */
final class FunctionEvents {
    private FunctionEvents() {}

    /** One that has the function look into its tables, where it has any. */
    static String of(PlatformFunction function) {
        return switch (function) {
            case LIFECYCLE -> "{\"operation\":\"status\",\"userId\":\"ada\"}";
            case PRE_SIGN_UP ->
                    "{\"triggerSource\":\"PreSignUp_SignUp\",\"request\":{\"userAttributes\":{\"email\":\"ada@company.com\"}}}";
            case USAGE_ROLLUP ->
                    StreamEvents.of(
                            List.of(
                                    StreamEvents.change(
                                            "INSERT",
                                            "1",
                                            UsageRows.good(
                                                            new UserId("ada"),
                                                            Instant.EPOCH,
                                                            "call-1")
                                                    .attributes())));
            case TASK_EVENTS ->
                    """
                    {"detail-type":"ECS Task State Change","source":"aws.ecs",
                     "time":"2026-11-22T12:00:00Z",
                     "detail":{"clusterArn":"arn:aws:ecs:eu-west-1:123456789012:cluster/teamclaw-test",
                     "taskArn":"arn:aws:ecs:eu-west-1:123456789012:task/teamclaw-test/0123",
                     "group":"family:teamclaw-user-test-ada","lastStatus":"STOPPED",
                     "desiredStatus":"STOPPED","stopCode":"EssentialContainerExited",
                     "stoppedReason":"Essential container in task exited","containers":[],
                     "version":7}}
                    """;
            case USER_SESSION ->
                    """
                    {"version":"2.0","routeKey":"POST /user/session","requestContext":{"authorizer":
                     {"jwt":{"claims":{"sub":"5f3c","email":"ada@company.com","email_verified":"true",
                     "name":"Ada Lovelace","token_use":"id"},"scopes":null}}}}
                    """;
        };
    }
}
