package io.teamclaw.stacks.policy;

import static io.teamclaw.stacks.policy.Rule.each;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** Clusters, services and task definitions. */
final class EcsRules {
    private static final String TASK = "aws_ecs_task_definition";

    private EcsRules() {}

    static List<Rule> all() {
        return List.of(
                each(
                        "CKV_AWS_65",
                        "Clusters have Container Insights",
                        "aws_ecs_cluster",
                        (Resource cluster) -> hasInsights(cluster)),
                each(
                        "CKV_AWS_97",
                        "EFS volumes of tasks are encrypted in transit",
                        TASK,
                        (Resource task) ->
                                task.all("volume.efs_volume_configuration").stream()
                                        .allMatch(
                                                volume ->
                                                        volume.path("transit_encryption")
                                                                .asText()
                                                                .equals("ENABLED"))),
                each(
                        "CKV_AWS_249",
                        "Execution role and task role are two roles",
                        TASK,
                        (Resource task) ->
                                !task.has("execution_role_arn")
                                        || !task.text("execution_role_arn")
                                                .equals(task.text("task_role_arn"))),
                each(
                        "CKV_AWS_333",
                        "Services assign no public addresses",
                        "aws_ecs_service",
                        (Resource service) ->
                                !service.flag("network_configuration.assign_public_ip")),
                each(
                        "CKV_AWS_334",
                        "Containers are not privileged",
                        TASK,
                        containers(each -> !each.path("privileged").asBoolean(), "is privileged")),
                each(
                        "CKV_AWS_335",
                        "Tasks share no process namespace",
                        TASK,
                        (Resource task) -> !task.has("pid_mode")),
                each(
                        "CKV_AWS_336",
                        "Containers have a read-only root file system",
                        TASK,
                        containers(
                                each -> each.path("readonlyRootFilesystem").asBoolean(),
                                "may write its root")));
    }

    private static boolean hasInsights(Resource cluster) {
        return cluster.all("setting").stream()
                .anyMatch(
                        setting ->
                                setting.path("name").asText().equals("containerInsights")
                                        && List.of("enabled", "enhanced")
                                                .contains(setting.path("value").asText()));
    }

    private static Rule.Complaints containers(Predicate<JsonNode> holds, String wrong) {
        return (task, all) ->
                StreamSupport.stream(
                                Json.read(task.text("container_definitions")).spliterator(), false)
                        .filter(holds.negate())
                        .map(each -> "container " + each.path("name").asText() + " " + wrong);
    }
}
