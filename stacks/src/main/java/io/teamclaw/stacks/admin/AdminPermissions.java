package io.teamclaw.stacks.admin;

import io.teamclaw.config.iam.PolicyDocument;
import io.teamclaw.config.iam.Statement;
import io.teamclaw.config.names.Part;
import io.teamclaw.config.names.PlatformFunction;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.KnownArns;
import java.util.stream.Stream;

/**
 * What the portal and its admin screens may do in AWS. They start nothing and give no rights to
 * anything: for that they ask the lifecycle function.
 */
final class AdminPermissions {
    private final KnownArns arns;
    private final String cluster;

    AdminPermissions(Deployment deployment) {
        this.arns = deployment.arns();
        this.cluster = deployment.names().platform();
    }

    /**
     * @param keyPoolArn of the key pool's secret
     * @param userPoolArn of the Cognito pool
     */
    PolicyDocument policy(String keyPoolArn, String userPoolArn) {
        return new PolicyDocument(
                Stream.concat(
                                new AdminTablePermissions(arns).statements().stream(),
                                Stream.of(
                                        keepKeyPool(keyPoolArn),
                                        seeAndStopTasks(),
                                        listTasks(),
                                        askLifecycle(),
                                        administerPeople(userPoolArn),
                                        readWorkspaceLogs()))
                        .toList());
    }

    /** A new value takes the label AWSCURRENT by itself, so no right to move labels is needed. */
    private static Statement keepKeyPool(String keyPoolArn) {
        return Statement.allow("KeepKeyPool")
                .actions(
                        "secretsmanager:GetSecretValue",
                        "secretsmanager:PutSecretValue",
                        "secretsmanager:DescribeSecret")
                .resources(keyPoolArn);
    }

    private Statement seeAndStopTasks() {
        return Statement.allow("SeeAndStopTasks")
                .actions("ecs:DescribeTasks", "ecs:StopTask")
                .resources(arns.regional("ecs", "task/" + cluster + "/*"));
    }

    /** IAM knows no resource for this list on Fargate, only the cluster as a condition. */
    private Statement listTasks() {
        return Statement.allow("ListTasks")
                .actions("ecs:ListTasks")
                .resources("*")
                .when("ArnEquals", "ecs:cluster", arns.regional("ecs", "cluster/" + cluster));
    }

    private Statement askLifecycle() {
        return Statement.allow("AskLifecycle")
                .actions("lambda:InvokeFunction")
                .resources(arns.alias(PlatformFunction.LIFECYCLE));
    }

    private static Statement administerPeople(String userPoolArn) {
        return Statement.allow("AdministerPeople")
                .actions(
                        "cognito-idp:AdminCreateUser",
                        "cognito-idp:AdminDisableUser",
                        "cognito-idp:AdminEnableUser",
                        "cognito-idp:AdminDeleteUser",
                        "cognito-idp:AdminGetUser",
                        "cognito-idp:AdminAddUserToGroup",
                        "cognito-idp:AdminRemoveUserFromGroup",
                        "cognito-idp:AdminUserGlobalSignOut",
                        "cognito-idp:ListUsers")
                .resources(userPoolArn);
    }

    private Statement readWorkspaceLogs() {
        return Statement.allow("ReadWorkspaceLogs")
                .actions("logs:GetLogEvents", "logs:FilterLogEvents")
                .resources(arns.logStreams(Part.WORKSPACES));
    }
}
