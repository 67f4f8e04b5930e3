package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.users.UserStore;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Starts and stops workspaces. Each transition is one conditional write, so callers on several
 * machines agree; the work itself goes on in the background.
 */
public final class WorkspaceService implements AutoCloseable {

    /** Over the workspaces table of an environment. */
    public static WorkspaceService create(
            DynamoDbClient dynamoDb,
            String environment,
            UserStore users,
            TaskRuntime runtime,
            Clock clock) {
        throw new UnsupportedOperationException("being written");
    }

    /** The workspace as recorded; {@link Workspace#absent} where there is none. */
    public Workspace find(UserId userId) {
        throw new UnsupportedOperationException("being written");
    }

    /**
     * Starts it if it does not run and is not starting, and returns at once with what is recorded
     * then. Two starts at once make one task.
     *
     * @throws java.util.NoSuchElementException if there is no such person
     * @throws IllegalStateException if the person is disabled
     */
    public Workspace start(UserId userId) {
        throw new UnsupportedOperationException("being written");
    }

    /** Stops it if it runs or starts; returns at once with what is recorded then. */
    public Workspace stop(UserId userId) {
        throw new UnsupportedOperationException("being written");
    }

    /**
     * Somebody used it just now. Written at most every 30 s per workspace; never fails the caller.
     */
    public void recordActivity(UserId userId, Instant at) {
        throw new UnsupportedOperationException("being written");
    }

    /**
     * Puts right what is recorded as running, starting or stopping while its task is gone, e.g.
     * after the machine went down.
     */
    public void reconcile() {
        throw new UnsupportedOperationException("being written");
    }

    /** Tells of each change made by this process; returns what ends the subscription. */
    public AutoCloseable onChange(Consumer<Workspace> listener) {
        throw new UnsupportedOperationException("being written");
    }

    /** Ends the background work; running tasks are left as they are. */
    @Override
    public void close() {
        throw new UnsupportedOperationException("being written");
    }
}
