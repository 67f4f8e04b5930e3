package io.teamclaw.lifecycle.ecs.home;

import io.teamclaw.config.id.UserId;
import io.teamclaw.config.names.WorkspaceTask;
import io.teamclaw.lifecycle.ecs.EcsPlatform;
import io.teamclaw.lifecycle.ecs.LaunchRefusal;
import io.teamclaw.lifecycle.waiting.Patience;
import io.teamclaw.lifecycle.waiting.Waiting;
import io.teamclaw.lifecycle.workspaces.FailureKind;
import io.teamclaw.lifecycle.workspaces.TaskStartException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.AssignPublicIp;
import software.amazon.awssdk.services.ecs.model.CapacityProviderStrategyItem;
import software.amazon.awssdk.services.ecs.model.ConflictException;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.RunTaskRequest;
import software.amazon.awssdk.services.ecs.model.RunTaskResponse;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.Task;

/** Runs the tasks that empty people's homes, one at a time for each person. */
final class WipeTasks {
    /** What started the task, as ECS shows it; no start attempt has this id. */
    static final String STARTED_BY = WorkspaceTask.STARTED_BY_REMOVAL;

    private static final Logger LOG = System.getLogger(WipeTasks.class.getName());
    private static final String ENDED = "STOPPED";

    /** A home of 100,000 files takes about two minutes; Lambda ends everything after five. */
    private static final Patience UNTIL_EMPTY =
            new Patience(Duration.ofMinutes(3), Duration.ofMillis(500), Duration.ofSeconds(5));

    private final EcsPlatform platform;
    private final EcsClient ecs;
    private final Waiting waiting;

    WipeTasks(EcsPlatform platform, EcsClient ecs, Waiting waiting) {
        this.platform = platform;
        this.ecs = ecs;
        this.waiting = waiting;
    }

    /** The one that runs for a person, e.g. for a call that did not wait to its end. */
    Optional<String> running(UserId user) {
        List<String> arns = list(user, DesiredStatus.RUNNING);
        if (arns.isEmpty()) {
            return Optional.empty();
        }
        List<Task> tasks = describe(arns);
        if (tasks.stream().anyMatch(each -> !STARTED_BY.equals(each.startedBy()))) {
            throw new TaskStartException(
                    FailureKind.INTERNAL,
                    "This workspace still runs, so its files were not touched. Stop it, then"
                            + " remove it again.");
        }
        return tasks.stream().map(Task::taskArn).findFirst();
    }

    private List<String> list(UserId user, DesiredStatus desired) {
        return ecs.listTasks(
                        request ->
                                request.cluster(platform.clusterArn())
                                        .family(platform.names().workspaceFamily(user))
                                        .desiredStatus(desired))
                .taskArns();
    }

    /**
     * The same for whoever asks for the same wipe at about the same time, so that they get one
     * task. It changes with each task that ended: after a wipe that failed, or one before a newer
     * start, another is needed. ECS lists ended tasks for an hour, so the hour tells them apart
     * afterwards.
     */
    private String token(UserId user, String definitionArn) {
        return Definitions.fingerprint(
                definitionArn,
                list(user, DesiredStatus.STOPPED).stream().sorted().toList(),
                waiting.clock().instant().truncatedTo(ChronoUnit.HOURS));
    }

    /**
     * @param user whose home it empties
     * @param definitionArn what to run
     * @param tags of the task
     * @return the task's ARN
     * @throws TaskStartException if AWS does not run it
     */
    String run(UserId user, String definitionArn, List<Tag> tags) {
        RunTaskRequest request = request(token(user, definitionArn), definitionArn, tags);
        AtomicReference<LaunchRefusal> last = new AtomicReference<>();
        return waiting.until(Patience.CONSISTENCY, () -> tryToRun(request, last))
                .orElseThrow(() -> refused(last.get()));
    }

    /** A role that was just made cannot be used by ECS for some seconds. */
    private Optional<String> tryToRun(RunTaskRequest request, AtomicReference<LaunchRefusal> last) {
        LaunchRefusal refusal;
        try {
            RunTaskResponse answer = ecs.runTask(request);
            if (!answer.tasks().isEmpty()) {
                return Optional.of(answer.tasks().getFirst().taskArn());
            }
            refusal = LaunchRefusal.of(answer.failures());
        } catch (ConflictException e) {
            // Another asked for the same wipe a moment ago, with another time in its tags.
            if (!e.resourceIds().isEmpty()) {
                return Optional.of(e.resourceIds().getFirst());
            }
            refusal = LaunchRefusal.of(e);
        } catch (EcsException e) {
            refusal = LaunchRefusal.of(e);
        }
        LOG.log(Level.WARNING, "No task to empty a home: " + refusal.said());
        if (refusal.next() != LaunchRefusal.Next.AGAIN) {
            throw refused(refusal);
        }
        last.set(refusal);
        return Optional.empty();
    }

    private static TaskStartException refused(LaunchRefusal refusal) {
        String message =
                switch (refusal.kind()) {
                    case CAPACITY, QUOTA ->
                            "AWS has no room for the task that deletes this person's files. Try"
                                    + " again in a few minutes.";
                    case SERVICE ->
                            "AWS cannot run the task that deletes this person's files yet; try"
                                    + " again in a minute.";
                    default ->
                            "AWS refuses the task that deletes this person's files. An"
                                    + " administrator looks at the log and at the permissions of"
                                    + " the lifecycle function.";
                };
        return new TaskStartException(refusal.kind(), message);
    }

    private RunTaskRequest request(String token, String definitionArn, List<Tag> tags) {
        return RunTaskRequest.builder()
                .cluster(platform.clusterArn())
                .taskDefinition(definitionArn)
                .count(1)
                .clientToken(token)
                .startedBy(STARTED_BY)
                .capacityProviderStrategy(onDemand())
                .networkConfiguration(
                        network ->
                                network.awsvpcConfiguration(
                                        vpc ->
                                                vpc.subnets(platform.subnetIds())
                                                        .securityGroups(platform.securityGroupId())
                                                        .assignPublicIp(AssignPublicIp.DISABLED)))
                .tags(tags)
                .build();
    }

    private static CapacityProviderStrategyItem onDemand() {
        return CapacityProviderStrategyItem.builder().capacityProvider("FARGATE").weight(1).build();
    }

    /**
     * Waits until the task has ended well.
     *
     * @throws TaskStartException if it has ended otherwise, or goes on for longer than three
     *     minutes
     */
    void await(String taskArn) {
        Task ended =
                waiting.until(UNTIL_EMPTY, () -> ended(taskArn))
                        .orElseThrow(
                                () ->
                                        new TaskStartException(
                                                FailureKind.SERVICE,
                                                "This person's files are still being deleted, and"
                                                        + " that goes on. Remove the workspace"
                                                        + " again in a few minutes."));
        boolean well =
                ended.hasContainers()
                        && ended.containers().stream()
                                .map(Container::exitCode)
                                .allMatch(code -> code != null && code == 0);
        if (!well) {
            LOG.log(
                    Level.WARNING,
                    "The task {0} did not empty its home: {1} {2}",
                    taskArn,
                    ended.stoppedReason(),
                    ended.containers().stream().map(Container::reason).toList());
            throw new TaskStartException(
                    FailureKind.SERVICE,
                    "This person's files could not all be deleted; the log of workspaces has the"
                            + " details. Remove the workspace again; if that happens again, look"
                            + " at the log.");
        }
    }

    /** Right after its start a task may be unknown to the next who asks. */
    private Optional<Task> ended(String taskArn) {
        return describe(List.of(taskArn)).stream()
                .filter(each -> ENDED.equals(each.lastStatus()))
                .findFirst();
    }

    private List<Task> describe(List<String> arns) {
        return ecs.describeTasks(request -> request.cluster(platform.clusterArn()).tasks(arns))
                .tasks();
    }
}
