package io.teamclaw.stacks.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A container of a task definition, as ECS reads it. It starts out locked: no privileges, no
 * capabilities, a read-only root and user 1000; what it needs beyond that must be said.
 *
 * @param fields by ECS's names
 */
public record ContainerDefinition(Map<String, Object> fields) {
    /** The unprivileged user of the platform's images and of OpenClaw's. */
    public static final String USER = "1000";

    public ContainerDefinition {
        fields = Map.copyOf(fields);
    }

    public static ContainerDefinition of(String name, String image) {
        return new ContainerDefinition(
                Map.of(
                        "name",
                        name,
                        "image",
                        image,
                        "essential",
                        true,
                        "privileged",
                        false,
                        "readonlyRootFilesystem",
                        true,
                        "user",
                        USER,
                        "linuxParameters",
                        Map.of(
                                "capabilities",
                                Map.of("drop", List.of("ALL")),
                                "initProcessEnabled",
                                false)));
    }

    /** Lets the task live on when the container ends. */
    public ContainerDefinition oneShot() {
        return with("essential", false);
    }

    /**
     * @param mebibytes beyond which the container is killed, so that the task's others live on
     */
    public ContainerDefinition memoryLimit(int mebibytes) {
        return with("memory", mebibytes);
    }

    public ContainerDefinition entryPoint(List<String> words) {
        return with("entryPoint", words);
    }

    public ContainerDefinition command(List<String> words) {
        return with("command", words);
    }

    public ContainerDefinition environment(Map<String, String> variables) {
        return with("environment", entries(variables, "name", "value"));
    }

    /**
     * @param sources by variable: ARNs of secrets and SSM parameters, fetched by the execution role
     */
    public ContainerDefinition secrets(Map<String, String> sources) {
        return with("secrets", entries(sources, "name", "valueFrom"));
    }

    public ContainerDefinition port(int port) {
        return with(
                "portMappings",
                List.of(Map.of("containerPort", port, "hostPort", port, "protocol", "tcp")));
    }

    public ContainerDefinition mounts(List<Mount> mounts) {
        return with("mountPoints", mounts.stream().map(Mount::fields).toList());
    }

    /**
     * @param conditions by container: {@code HEALTHY}, {@code SUCCESS}
     */
    public ContainerDefinition dependsOn(Map<String, String> conditions) {
        return with("dependsOn", entries(conditions, "containerName", "condition"));
    }

    public ContainerDefinition healthCheck(HealthCheck check) {
        return with("healthCheck", check.fields());
    }

    /**
     * @param seconds from SIGTERM to SIGKILL, 120 at most on Fargate
     */
    public ContainerDefinition stopTimeout(int seconds) {
        return with("stopTimeout", seconds);
    }

    /** A log that never holds the container up: what CloudWatch cannot take is dropped. */
    public ContainerDefinition logs(String group, String region) {
        Map<String, Object> options =
                Map.of(
                        "awslogs-group",
                        group,
                        "awslogs-region",
                        region,
                        "awslogs-stream-prefix",
                        fields.get("name"),
                        "mode",
                        "non-blocking",
                        "max-buffer-size",
                        "4m");
        return with("logConfiguration", Map.of("logDriver", "awslogs", "options", options));
    }

    /** All of a task's containers as a task definition takes them: always in the same order. */
    public static String json(List<ContainerDefinition> containers) {
        try {
            return JsonMapper.builder()
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .build()
                    .writeValueAsString(
                            containers.stream().map(ContainerDefinition::fields).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Maps of strings and numbers are JSON", e);
        }
    }

    private ContainerDefinition with(String field, Object value) {
        Map<String, Object> more = new TreeMap<>(fields);
        more.put(field, value);
        return new ContainerDefinition(more);
    }

    private static List<Map<String, String>> entries(
            Map<String, String> values, String key, String value) {
        return new TreeMap<>(values)
                .entrySet().stream()
                        .map(each -> Map.of(key, each.getKey(), value, each.getValue()))
                        .toList();
    }
}
