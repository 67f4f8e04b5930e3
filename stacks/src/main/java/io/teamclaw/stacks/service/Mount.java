package io.teamclaw.stacks.service;

import java.util.Map;

/**
 * A task volume in a container.
 *
 * @param volume name in the task definition
 * @param path in the container
 * @param readOnly whether the container only reads it
 */
public record Mount(String volume, String path, boolean readOnly) {
    Map<String, Object> fields() {
        return Map.of("sourceVolume", volume, "containerPath", path, "readOnly", readOnly);
    }
}
