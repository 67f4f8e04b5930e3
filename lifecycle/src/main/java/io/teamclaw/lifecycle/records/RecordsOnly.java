package io.teamclaw.lifecycle.records;

import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.users.UserStore;
import io.teamclaw.lifecycle.workspaces.Routing;
import io.teamclaw.lifecycle.workspaces.StartDispatcher;
import io.teamclaw.lifecycle.workspaces.TaskAddress;
import io.teamclaw.lifecycle.workspaces.TaskRef;
import io.teamclaw.lifecycle.workspaces.TaskRuntime;
import io.teamclaw.lifecycle.workspaces.TaskStatus;
import io.teamclaw.lifecycle.workspaces.WorkspaceGateway;
import io.teamclaw.lifecycle.workspaces.WorkspaceHook;
import io.teamclaw.lifecycle.workspaces.WorkspacePlatform;
import io.teamclaw.lifecycle.workspaces.WorkspaceRules;
import io.teamclaw.lifecycle.workspaces.WorkspaceService;
import io.teamclaw.lifecycle.workspaces.WorkspaceUse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Workspaces for whoever reads and moves records alone: they may neither start nor stop a task.
 * Whatever would need that fails at once.
 */
public final class RecordsOnly {
    private RecordsOnly() {}

    /**
     * Neither settings nor use are known to these.
     *
     * @param startNext has those started whose turn has come; how many may start at once is not
     *     known here
     */
    public static WorkspaceService workspaces(
            DynamoDbClient dynamoDb, String environment, Clock clock, Runnable startNext) {
        return workspaces(dynamoDb, environment, clock, startNext, List.of());
    }

    /**
     * The same for one that moves records.
     *
     * @param hooks told of tasks that ended
     */
    public static WorkspaceService workspaces(
            DynamoDbClient dynamoDb,
            String environment,
            Clock clock,
            Runnable startNext,
            List<WorkspaceHook> hooks) {
        return create(dynamoDb, environment, clock, startNext, new NoLimit(), new NoUse(), hooks);
    }

    /**
     * Where it can be said besides why a workspace is up.
     *
     * @param rules what the company has set
     * @param use what says that one is in use
     */
    public static WorkspaceService workspaces(
            DynamoDbClient dynamoDb,
            String environment,
            Clock clock,
            Runnable startNext,
            WorkspaceRules rules,
            WorkspaceUse use) {
        return create(dynamoDb, environment, clock, startNext, rules, use, List.of());
    }

    private static WorkspaceService create(
            DynamoDbClient dynamoDb,
            String environment,
            Clock clock,
            Runnable startNext,
            WorkspaceRules rules,
            WorkspaceUse use,
            List<WorkspaceHook> hooks) {
        return WorkspaceService.create(
                dynamoDb,
                environment,
                new WorkspacePlatform(
                        new UserStore(dynamoDb, environment),
                        new NoTasks(),
                        Routing.BY_RECORD,
                        new NoGateway(),
                        rules,
                        use,
                        List.of(),
                        clock,
                        hooks,
                        Optional.of(new Elsewhere(startNext))));
    }

    private static UnsupportedOperationException notHere() {
        return new UnsupportedOperationException("Only records are at hand here");
    }

    private record NoTasks() implements TaskRuntime {
        @Override
        public void provision(User owner) {
            throw notHere();
        }

        @Override
        public TaskRef launch(User owner, String attemptId) {
            throw notHere();
        }

        @Override
        public TaskStatus status(TaskRef task) {
            throw notHere();
        }

        @Override
        public List<TaskRef> tasksOf(UserId owner) {
            throw notHere();
        }

        @Override
        public void stop(TaskRef task, Duration grace) {
            throw notHere();
        }

        @Override
        public void deprovision(UserId userId, boolean deleteFiles) {
            throw notHere();
        }
    }

    private record NoGateway() implements WorkspaceGateway {
        @Override
        public Rest rest(User owner, TaskAddress address) {
            throw notHere();
        }

        @Override
        public void resume(User owner, TaskAddress address) {
            throw notHere();
        }
    }

    /** The lifecycle function holds everybody to the limits. */
    private record NoLimit() implements WorkspaceRules {
        @Override
        public Duration idleTime(User owner) {
            throw notHere();
        }

        @Override
        public int startsAtOnce() {
            throw notHere();
        }

        @Override
        public OptionalInt activeInAll() {
            return OptionalInt.empty();
        }

        @Override
        public OptionalInt activeInTeam(TeamId team) {
            return OptionalInt.empty();
        }

        @Override
        public Duration longestKeep() {
            throw notHere();
        }
    }

    private record Elsewhere(Runnable next) implements StartDispatcher {
        @Override
        public void start(UserId userId) {
            throw notHere();
        }

        @Override
        public boolean startNext() {
            next.run();
            return true;
        }
    }

    private record NoUse() implements WorkspaceUse {
        @Override
        public Optional<Instant> lastModelCall(UserId owner) {
            throw notHere();
        }

        @Override
        public Optional<Instant> nextJob(User owner, Instant after) {
            throw notHere();
        }
    }
}
