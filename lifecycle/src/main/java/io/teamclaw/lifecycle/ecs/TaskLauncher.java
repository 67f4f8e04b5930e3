package io.teamclaw.lifecycle.ecs;

import io.teamclaw.config.iam.WorkspacePermissions;
import io.teamclaw.lifecycle.aws.OwnerTags;
import io.teamclaw.lifecycle.ecs.LaunchRefusal.Next;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.waiting.Backoff;
import io.teamclaw.lifecycle.waiting.Pause;
import io.teamclaw.lifecycle.workspaces.FailureKind;
import io.teamclaw.lifecycle.workspaces.TaskRef;
import io.teamclaw.lifecycle.workspaces.TaskRuntime;
import io.teamclaw.lifecycle.workspaces.TaskStartException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecs.model.ConflictException;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.RunTaskRequest;
import software.amazon.awssdk.services.ecs.model.RunTaskResponse;
import software.amazon.awssdk.services.ecs.model.Tag;

/** Launches the one task of a start attempt, or finds it launched. */
final class TaskLauncher {
    private static final Logger LOG = System.getLogger(TaskLauncher.class.getName());

    /**
     * A call that is cut off at our end may act at AWS's end a little later; that, too, has to be
     * within the limit.
     */
    private static final Duration LAST_EFFECT = Duration.ofSeconds(5);

    private static final Duration SHORTEST_CALL = Duration.ofSeconds(2);
    private static final Duration LONGEST_CALL = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final EcsPlatform platform;
    private final EcsTasks tasks;
    private final Clock clock;
    private final Pause pause;

    TaskLauncher(EcsPlatform platform, EcsTasks tasks, Clock clock, Pause pause) {
        this.platform = platform;
        this.tasks = tasks;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * @param definition family or ARN of the task definition
     * @throws TaskStartException where there is none within the limit
     */
    TaskRef launch(User owner, String attemptId, String definition) {
        Instant end = clock.instant().plus(TaskRuntime.LAUNCH_LIMIT).minus(LAST_EFFECT);
        TaskRequest request = new TaskRequest(platform, owner, attemptId, definition, tags(owner));
        boolean onSpot = request.prefersSpot();
        boolean toLook = true;
        boolean unsure = false;
        Backoff backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE);
        while (true) {
            LaunchRefusal refusal;
            try {
                if (toLook) {
                    Optional<TaskRef> there = find(owner, attemptId);
                    if (there.isPresent()) {
                        return there.get();
                    }
                    toLook = false;
                }
                Answer answer = ask(onSpot ? request.onSpot() : request.onDemand(), limit(end));
                if (answer.task().isPresent()) {
                    return answer.task().get();
                }
                unsure |= answer.unsure();
                refusal = answer.refusal().orElseThrow();
            } catch (SdkException e) {
                refusal = LaunchRefusal.of(e);
            }
            LOG.log(Level.WARNING, "No task for " + owner.id() + ": " + refusal.said());
            // The token on demand is another: it would not find what a lost call may yet launch.
            if (onSpot && !unsure && refusal.next() == Next.ON_DEMAND) {
                onSpot = false;
                toLook = true;
            } else {
                pauseBeforeNext(refusal, unsure, backoff, end);
            }
        }
    }

    /** One that lives; of those that do not, any says why. */
    private Optional<TaskRef> madeBefore(ConflictException e) {
        List<TaskRef> made = e.resourceIds().stream().map(TaskRef::new).toList();
        return tasks.describe(made).entrySet().stream()
                .filter(task -> !new TaskView(task.getValue()).isEnding())
                .map(Map.Entry::getKey)
                .findFirst()
                .or(() -> made.stream().findFirst());
    }

    /** Not the time, which ECS knows: asked again with another, the same token is a conflict. */
    private List<Tag> tags(User owner) {
        Map<String, String> owners = new LinkedHashMap<>();
        owners.put(WorkspacePermissions.USER_TAG, owner.id().value());
        owners.put(WorkspacePermissions.TEAM_TAG, owner.teamId().value());
        owners.put(WorkspacePermissions.ENVIRONMENT_TAG, platform.names().environment());
        return OwnerTags.list(owners, (key, value) -> Tag.builder().key(key).value(value).build());
    }

    /**
     * What a call of RunTask came to: a task, or a refusal.
     *
     * @param unsure whether the call may have had its effect, or may have it yet
     */
    private record Answer(Optional<TaskRef> task, Optional<LaunchRefusal> refusal, boolean unsure) {
        static Answer of(String arn) {
            return new Answer(Optional.of(new TaskRef(arn)), Optional.empty(), false);
        }

        static Answer of(LaunchRefusal refusal, boolean unsure) {
            return new Answer(Optional.empty(), Optional.of(refusal), unsure);
        }
    }

    private Answer ask(RunTaskRequest call, Duration limit) {
        try {
            RunTaskResponse answer = tasks.run(call, limit);
            return answer.hasTasks() && !answer.tasks().isEmpty()
                    ? Answer.of(answer.tasks().get(0).taskArn())
                    : Answer.of(LaunchRefusal.of(answer.failures()), false);
        } catch (ConflictException e) {
            // The token made a task before, when one of what is asked for was another.
            return madeBefore(e)
                    .map(made -> Answer.of(made.value()))
                    .orElseGet(() -> Answer.of(LaunchRefusal.of(e), false));
        } catch (SdkException e) {
            return Answer.of(LaunchRefusal.of(e), LaunchRefusal.isUnsure(e));
        }
    }

    private void pauseBeforeNext(
            LaunchRefusal refusal, boolean unsure, Backoff backoff, Instant end) {
        Duration time = backoff.next();
        boolean late = clock.instant().plus(time).plus(SHORTEST_CALL).isAfter(end);
        if (refusal.next() != Next.AGAIN || late) {
            throw refusal.exception(unsure);
        }
        pause.of(time);
    }

    private Duration limit(Instant end) {
        Duration left = Duration.between(clock.instant(), end);
        if (left.compareTo(SHORTEST_CALL) < 0) {
            throw new TaskStartException(
                    FailureKind.SERVICE,
                    "AWS was too slow. Start your workspace again in a minute.");
        }
        return left.compareTo(LONGEST_CALL) > 0 ? LONGEST_CALL : left;
    }

    /**
     * Who carries on another's attempt finds what that one launched, whether on Spot or not and
     * however long ago: ECS keeps a client token for a time only.
     */
    private Optional<TaskRef> find(User owner, String attemptId) {
        String family = platform.names().workspaceFamily(owner.id());
        return tasks.describe(tasks.ofFamily(family, DesiredStatus.RUNNING)).entrySet().stream()
                .filter(task -> attemptId.equals(task.getValue().startedBy()))
                .filter(task -> !new TaskView(task.getValue()).isEnding())
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
