package io.teamclaw.lifecycle.ecs;

import io.teamclaw.lifecycle.workspaces.TaskRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.ListTasksResponse;
import software.amazon.awssdk.services.ecs.model.RunTaskRequest;
import software.amazon.awssdk.services.ecs.model.RunTaskResponse;
import software.amazon.awssdk.services.ecs.model.Task;

/** The calls of ECS about the tasks of one cluster, each bounded in time. */
final class EcsTasks {
    private static final Duration CALL_LIMIT = Duration.ofSeconds(10);

    /** As many as DescribeTasks takes, and ListTasks gives. */
    private static final int BATCH = 100;

    private final EcsClient ecs;
    private final String cluster;

    EcsTasks(EcsClient ecs, String clusterArn) {
        this.ecs = ecs;
        this.cluster = clusterArn;
    }

    /**
     * @param limit of this call, its repetitions included
     */
    RunTaskResponse run(RunTaskRequest request, Duration limit) {
        return ecs.runTask(
                request.toBuilder()
                        .cluster(cluster)
                        .overrideConfiguration(config -> config.apiCallTimeout(limit))
                        .build());
    }

    /** Those that ECS knows. */
    Map<TaskRef, Task> describe(Collection<TaskRef> refs) {
        List<String> arns = refs.stream().map(TaskRef::value).distinct().toList();
        Map<TaskRef, Task> found = new LinkedHashMap<>();
        for (int i = 0; i < arns.size(); i += BATCH) {
            List<String> batch = arns.subList(i, Math.min(i + BATCH, arns.size()));
            ecs.describeTasks(
                            request ->
                                    request.cluster(cluster)
                                            .tasks(batch)
                                            .overrideConfiguration(
                                                    config -> config.apiCallTimeout(CALL_LIMIT)))
                    .tasks()
                    .forEach(task -> found.put(new TaskRef(task.taskArn()), task));
        }
        return found;
    }

    /** A family's tasks that ECS wants to run, or else those that it wants to stop, or has. */
    List<TaskRef> ofFamily(String family, DesiredStatus desired) {
        List<TaskRef> refs = new ArrayList<>();
        ecs.listTasksPaginator(
                        request ->
                                request.cluster(cluster)
                                        .family(family)
                                        .desiredStatus(desired)
                                        .overrideConfiguration(
                                                config -> config.apiCallTimeout(CALL_LIMIT)))
                .taskArns()
                .forEach(arn -> refs.add(new TaskRef(arn)));
        return refs;
    }

    /**
     * One page of all tasks that ECS wants to run.
     *
     * @param from a former page's token
     */
    ListTasksResponse page(Optional<String> from) {
        return ecs.listTasks(
                request ->
                        request.cluster(cluster)
                                .desiredStatus(DesiredStatus.RUNNING)
                                .maxResults(BATCH)
                                .nextToken(from.orElse(null))
                                .overrideConfiguration(
                                        config -> config.apiCallTimeout(CALL_LIMIT)));
    }

    /** Asks ECS to stop it; one that ECS does not know is fine. */
    void stop(TaskRef task, String reason) {
        try {
            ecs.stopTask(
                    request ->
                            request.cluster(cluster)
                                    .task(task.value())
                                    .reason(reason)
                                    .overrideConfiguration(
                                            config -> config.apiCallTimeout(CALL_LIMIT)));
        } catch (InvalidParameterException e) {
            if (!String.valueOf(e.getMessage()).contains("not found")) {
                throw e;
            }
        }
    }
}
