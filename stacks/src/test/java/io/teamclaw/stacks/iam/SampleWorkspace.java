package io.teamclaw.stacks.iam;

import com.fasterxml.jackson.databind.JsonNode;
import io.teamclaw.config.iam.PolicyDocument;
import io.teamclaw.config.iam.Statement;
import io.teamclaw.config.iam.WorkspacePermissions;
import io.teamclaw.config.id.UserId;
import io.teamclaw.config.names.Parameter;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.testing.Synthesised;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The role of Ada's workspace. No stack makes it, the lifecycle function does, from the permissions
 * of {@code config} under the boundary of the cluster stack.
 */
final class SampleWorkspace {
    static final String USER = "ada";
    static final String TEAM = "red";

    private final Deployment deployment;
    private final Function<Parameter, String> parameters;

    SampleWorkspace(Deployment deployment, Function<Parameter, String> parameters) {
        this.deployment = deployment;
        this.parameters = parameters;
    }

    DeployedRole role(Synthesised synthesised, TerraformValues values) {
        return new DeployedRole(
                deployment
                        .arns()
                        .global(
                                "iam",
                                "role"
                                        + deployment.names().workspaceRolePath()
                                        + deployment.names().workspaceRole(new UserId(USER))),
                PolicyReader.document(
                        WorkspacePermissions.trust(deployment.settings().account()).json()),
                List.of(
                        PolicyReader.document(
                                WorkspacePermissions.policy(
                                                parameters.apply(Parameter.FILE_SYSTEM_ARN),
                                                accessPoint("fsap-ada"),
                                                List.of(
                                                        parameters.apply(
                                                                Parameter.SYSTEM_ACCESS_POINT_ARN),
                                                        accessPoint("fsap-red")),
                                                parameters.apply(Parameter.SIDECAR_ROLE_ARN))
                                        .json())),
                Optional.of(
                        PolicyReader.managedPolicy(
                                synthesised,
                                values,
                                parameters.apply(Parameter.WORKSPACE_BOUNDARY_ARN))),
                Map.of(
                        WorkspacePermissions.USER_TAG, USER,
                        WorkspacePermissions.TEAM_TAG, TEAM));
    }

    /** The same role, to which somebody has given everything. */
    static DeployedRole givenEverything(DeployedRole workspace) {
        return workspace.withPolicies(List.of(everything()));
    }

    /** Somebody of an account who may do everything there. */
    static DeployedRole administrator(String account) {
        return new DeployedRole(
                "arn:aws:iam::" + account + ":role/Administrator",
                PolicyReader.document("{}"),
                List.of(everything()),
                Optional.empty(),
                Map.of(WorkspacePermissions.USER_TAG, USER));
    }

    private static JsonNode everything() {
        return PolicyReader.document(
                PolicyDocument.of(Statement.allow("Everything").actions("*").resources("*"))
                        .json());
    }

    private String accessPoint(String id) {
        return deployment.arns().regional("elasticfilesystem", "access-point/" + id);
    }
}
