package io.teamclaw.stacks.cost;

import io.teamclaw.stacks.StackName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A synthesised platform with one of everything that costs, small enough to reckon by hand. */
final class PlanFixture {
    private PlanFixture() {}

    static Path write(Path folder) throws IOException {
        stack(
                folder,
                StackName.FOUNDATION,
                """
                {"data": {"aws_secretsmanager_secret": {"a": {}, "b": {}}},
                 "resource": {
                   "aws_subnet": {"p0": {}, "p1": {}, "q0": {}, "q1": {}},
                   "aws_nat_gateway": {"n": {}},
                   "aws_vpc_endpoint": {"g": {"vpc_endpoint_type": "Gateway"}, "i": {"vpc_endpoint_type": "Interface"}}}}
                """);
        stack(
                folder,
                StackName.CLUSTER,
                """
                {"resource": {
                   "aws_ecs_cluster": {"c": {}},
                   "aws_ecs_cluster_capacity_providers": {"p": {"default_capacity_provider_strategy": [
                     {"capacity_provider": "FARGATE", "weight": 30}, {"capacity_provider": "FARGATE_SPOT", "weight": 70}]}},
                   "aws_ecs_task_definition": {
                     "router": {"family": "teamclaw-router-x", "cpu": "256", "memory": "512",
                       "runtime_platform": {"cpu_architecture": "ARM64"}, "container_definitions": "[]"},
                     "template": {"family": "teamclaw-user-x", "cpu": "1024", "memory": "3072",
                       "runtime_platform": {"cpu_architecture": "ARM64"},
                       "container_definitions": "[{\\"image\\":\\"ghcr.io/openclaw/openclaw:1\\"},{\\"image\\":\\"${x}:1\\"}]"}},
                   "aws_ecs_service": {"router": {"desired_count": 2,
                     "task_definition": "${aws_ecs_task_definition.router.arn}"}}}}
                """);
        stack(folder, StackName.CONTROL_PLANE, "{}");
        stack(
                folder,
                StackName.ADMIN,
                """
                {"resource": {"aws_cloudwatch_metric_alarm": {"a": {}, "b": {}, "c": {}}}}
                """);
        return folder;
    }

    static void stack(Path folder, StackName name, String json) throws IOException {
        Path stack = Files.createDirectories(folder.resolve("stacks").resolve(name.id()));
        Files.writeString(stack.resolve("cdk.tf.json"), json);
    }
}
