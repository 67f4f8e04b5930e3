package io.teamclaw.stacks.service;

import com.hashicorp.cdktf.ITerraformDependable;
import io.teamclaw.config.iam.PolicyDocument;
import io.teamclaw.config.iam.Statement;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.iam.PlatformRole;
import java.util.ArrayList;
import java.util.List;
import software.constructs.Construct;

/**
 * The role with which ECS prepares a task: pulls the image, opens the log, fetches what containers
 * get as {@code secrets}. No container ever holds its credentials.
 */
public final class ExecutionRole extends Construct {
    private final PlatformRole role;

    /**
     * @param part names the role: {@code {part}-execution}
     * @param what it may fetch and write
     */
    public ExecutionRole(
            Construct scope, String id, Deployment deployment, String part, Reach what) {
        super(scope, id);
        this.role =
                new PlatformRole(
                        this,
                        "role",
                        deployment,
                        part + "-execution",
                        PlatformRole.trustIn("ecs-tasks.amazonaws.com", deployment),
                        what.policy(deployment));
    }

    public String arn() {
        return role.arn();
    }

    /** As {@link PlatformRole#permissions}. */
    ITerraformDependable permissions() {
        return role.permissions();
    }

    /**
     * What an execution role reaches.
     *
     * @param repositories parts whose images are pulled, see {@link io.teamclaw.stacks.KnownArns}
     * @param logs part whose log group is written
     * @param secrets ARNs of Secrets Manager secrets
     * @param parameters ARNs of SSM parameters
     */
    public record Reach(
            List<String> repositories, String logs, List<String> secrets, List<String> parameters) {

        private PolicyDocument policy(Deployment deployment) {
            List<Statement> statements = new ArrayList<>();
            statements.add(
                    // The token is the account's: AWS knows no resource for it.
                    Statement.allow("LogInToRegistry")
                            .actions("ecr:GetAuthorizationToken")
                            .resources("*"));
            statements.add(
                    Statement.allow("PullImages")
                            .actions(
                                    "ecr:BatchCheckLayerAvailability",
                                    "ecr:BatchGetImage",
                                    "ecr:GetDownloadUrlForLayer")
                            .resources(
                                    repositories.stream()
                                            .map(deployment.arns()::repository)
                                            .toList()));
            statements.add(
                    Statement.allow("WriteLog")
                            .actions("logs:CreateLogStream", "logs:PutLogEvents")
                            .resources(deployment.arns().logStreams(logs)));
            if (!secrets.isEmpty()) {
                statements.add(
                        Statement.allow("FetchSecrets")
                                .actions("secretsmanager:GetSecretValue")
                                .resources(secrets));
            }
            if (!parameters.isEmpty()) {
                statements.add(
                        Statement.allow("FetchParameters")
                                .actions("ssm:GetParameters")
                                .resources(parameters));
            }
            return new PolicyDocument(List.copyOf(statements));
        }
    }
}
