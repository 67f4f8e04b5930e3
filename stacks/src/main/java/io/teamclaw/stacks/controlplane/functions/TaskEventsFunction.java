package io.teamclaw.stacks.controlplane.functions;

import io.teamclaw.config.iam.Statement;
import io.teamclaw.config.names.Parameter;
import io.teamclaw.config.names.PlatformFunction;
import io.teamclaw.config.table.Tables;
import io.teamclaw.stacks.KnownArns;
import io.teamclaw.stacks.cost.WorkspacePrice;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.constructs.Construct;

/** Notes in a workspace's record what became of its task. */
public final class TaskEventsFunction extends Construct {
    private final PlatformLambda lambda;

    public TaskEventsFunction(Construct scope, FunctionPlatform platform) {
        super(scope, "tasks");
        KnownArns arns = platform.deployment().arns();
        this.lambda =
                new PlatformLambda(
                        this,
                        platform,
                        new FunctionSpec(
                                PlatformFunction.TASK_EVENTS,
                                Duration.ofSeconds(30),
                                512,
                                variables(platform),
                                List.of(
                                        Statement.allow("MoveWorkspaces")
                                                .actions(
                                                        "dynamodb:GetItem",
                                                        "dynamodb:Query",
                                                        "dynamodb:UpdateItem")
                                                .resources(
                                                        arns.table(Tables.WORKSPACES),
                                                        arns.indexes(Tables.WORKSPACES)),
                                        LifecyclePermissions.noteRuns(arns),
                                        // Who waited in line for the one that ended.
                                        Statement.allow("AskForNext")
                                                .actions("lambda:InvokeFunction")
                                                .resources(arns.alias(PlatformFunction.LIFECYCLE))),
                                Optional.empty()));
    }

    private static Map<String, String> variables(FunctionPlatform platform) {
        Map<String, String> variables =
                new TreeMap<>(WorkspacePrice.variable(platform.deployment().settings()));
        variables.put(
                Parameter.LIFECYCLE_FUNCTION_ARN.name(),
                platform.deployment().arns().alias(PlatformFunction.LIFECYCLE));
        return variables;
    }

    public PlatformLambda lambda() {
        return lambda;
    }
}
