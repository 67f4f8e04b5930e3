package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.dynamodb.ParallelReads;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Whose workspaces are up, on their way or failed: what a list of many people shows of each. */
public final class LiveStates {
    private static final List<WorkspaceState> LIVE =
            List.of(
                    WorkspaceState.FAILED,
                    WorkspaceState.STOPPING,
                    WorkspaceState.PROVISIONING,
                    WorkspaceState.STARTING,
                    WorkspaceState.RUNNING);

    private final WorkspaceStore store;

    public LiveStates(DynamoDbClient dynamoDb, String environment) {
        this.store = new WorkspaceStore(dynamoDb, environment);
    }

    /**
     * By person; whoever is not named has none, or a stopped one. One query of the index for each
     * state, eventually consistent.
     */
    public Map<UserId, WorkspaceState> read() {
        Map<UserId, WorkspaceState> states = new HashMap<>();
        ParallelReads.map(LIVE, state -> store.inState(state).toList()).stream()
                .flatMap(List::stream)
                .flatMap(List::stream)
                .flatMap(Optional::stream)
                .forEach(workspace -> states.put(workspace.userId(), workspace.state()));
        return states;
    }
}
