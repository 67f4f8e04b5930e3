package io.teamclaw.stacks.controlplane.functions;

import io.teamclaw.config.iam.Statement;
import io.teamclaw.stacks.Deployment;
import io.teamclaw.stacks.KnownArns;
import java.util.List;

/** What it takes to run the workspaces' tasks on this cluster, under a family of their own. */
final class TaskPermissions {
    private final Deployment deployment;
    private final KnownArns arns;

    TaskPermissions(Deployment deployment) {
        this.deployment = deployment;
        this.arns = deployment.arns();
    }

    List<Statement> statements() {
        return List.of(
                runTasks(),
                watchTasks(),
                listTasks(),
                defineTasks(),
                seeTaskDefinitions(),
                tagTasks());
    }

    private Statement runTasks() {
        return onCluster(Statement.allow("RunWorkspaces"))
                .actions("ecs:RunTask")
                .resources(taskDefinitions());
    }

    private Statement watchTasks() {
        return onCluster(Statement.allow("WatchAndStopTasks"))
                .actions("ecs:DescribeTasks", "ecs:StopTask")
                .resources(tasks());
    }

    /** AWS knows no resource of a list of Fargate tasks; the condition names the cluster. */
    private Statement listTasks() {
        return onCluster(Statement.allow("ListTasks")).actions("ecs:ListTasks").resources("*");
    }

    private Statement defineTasks() {
        return Statement.allow("DefineTasks")
                .actions("ecs:RegisterTaskDefinition")
                .resources(taskDefinitions());
    }

    /** AWS knows no resource for it. */
    private static Statement seeTaskDefinitions() {
        return Statement.allow("SeeTaskDefinitions")
                .actions("ecs:DescribeTaskDefinition")
                .resources("*");
    }

    private Statement tagTasks() {
        return Statement.allow("TagWhatItMakes")
                .actions("ecs:TagResource")
                .resources(taskDefinitions(), tasks())
                .when("StringEquals", "ecs:CreateAction", "RegisterTaskDefinition", "RunTask");
    }

    private Statement onCluster(Statement statement) {
        return statement.when(
                "ArnEquals",
                "ecs:cluster",
                arns.regional("ecs", "cluster/" + deployment.names().platform()));
    }

    private String taskDefinitions() {
        return arns.regional(
                "ecs", "task-definition/" + deployment.names().workspaceFamily() + "-*");
    }

    private String tasks() {
        return arns.regional("ecs", "task/" + deployment.names().platform() + "/*");
    }
}
