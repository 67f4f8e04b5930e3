package io.teamclaw.lifecycle.logs;

import io.teamclaw.config.id.UserId;
import io.teamclaw.config.names.WorkspaceTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/**
 * What workspaces in AWS said, from CloudWatch Logs. The task definition writes each container's
 * output with the container's name as the prefix, so that its stream is called {@code
 * {name}/{name}/{task id}} (awslogs driver: prefix-name/container-name/ecs-task-id).
 */
public final class CloudWatchLogs implements WorkspaceLogs {
    /** What one call gives at most (GetLogEvents: 1 MB or 10,000 events). */
    private static final int MOST = 1_000;

    private static final List<Source> SOURCES =
            List.of(
                    new Source(WorkspaceTask.AGENT, "openclaw"),
                    new Source(WorkspaceTask.SIDECAR, "sidecar"),
                    new Source(WorkspaceTask.CONFIGURE, "configure"));

    /** A container, and what its lines are called. */
    private record Source(String container, String name) {}

    private final CloudWatchLogsClient client;
    private final String group;
    private final Function<UserId, Optional<String>> task;

    /**
     * @param client in the workspaces' region; stays the caller's
     * @param group of all workspaces
     * @param task the ARN or id of a person's current or last task, where one is known
     */
    public CloudWatchLogs(
            CloudWatchLogsClient client, String group, Function<UserId, Optional<String>> task) {
        this.client = client;
        this.group = group;
        this.task = task;
    }

    @Override
    public List<Line> latest(UserId userId, int limit) {
        int most = Math.clamp(limit, 1, MOST);
        return task.apply(userId)
                .map(arn -> arn.substring(arn.lastIndexOf('/') + 1))
                .map(id -> SOURCES.stream().flatMap(source -> lines(source, id, most)))
                .map(lines -> last(lines, most))
                .orElse(List.of());
    }

    private static List<Line> last(Stream<Line> lines, int most) {
        List<Line> all =
                lines.sorted(Comparator.comparing(line -> line.at().orElse(Instant.EPOCH)))
                        .toList();
        return all.subList(Math.max(0, all.size() - most), all.size());
    }

    private Stream<Line> lines(Source source, String taskId, int limit) {
        String stream = source.container() + "/" + source.container() + "/" + taskId;
        try {
            return client
                    .getLogEvents(
                            get ->
                                    get.logGroupName(group)
                                            .logStreamName(stream)
                                            .startFromHead(false)
                                            .limit(limit))
                    .events()
                    .stream()
                    .map(event -> line(source, event));
        } catch (ResourceNotFoundException nothingSaidYet) {
            return Stream.empty();
        } catch (SdkException e) {
            throw new UncheckedIOException(
                    "The log lines could not be read from CloudWatch Logs; try again in a minute",
                    new IOException(e));
        }
    }

    private static Line line(Source source, OutputLogEvent event) {
        return new Line(
                Optional.ofNullable(event.timestamp()).map(Instant::ofEpochMilli),
                source.name(),
                LogText.clean(event.message()));
    }
}
