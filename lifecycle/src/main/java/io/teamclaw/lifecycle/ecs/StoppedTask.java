package io.teamclaw.lifecycle.ecs;

import java.util.List;
import java.util.Optional;

/**
 * What ECS tells of a task that ended or is to end, in DescribeTasks as in its events.
 *
 * @param stopCode e.g. {@code EssentialContainerExited}
 * @param stoppedReason AWS's own words, which hold names and ids; not for people
 * @param containers of the task
 */
public record StoppedTask(
        Optional<String> stopCode, Optional<String> stoppedReason, List<Container> containers) {

    /**
     * One of its containers.
     *
     * @param name in the task definition
     * @param exitCode once it has ended
     * @param reason AWS's own words, e.g. {@code OutOfMemoryError: Container killed due to memory
     *     usage}
     */
    public record Container(String name, Optional<Integer> exitCode, Optional<String> reason) {}

    public StoppedTask {
        containers = List.copyOf(containers);
    }
}
