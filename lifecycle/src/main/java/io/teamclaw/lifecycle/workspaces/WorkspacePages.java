package io.teamclaw.lifecycle.workspaces;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.dynamodb.Item;
import io.teamclaw.lifecycle.dynamodb.Table;
import io.teamclaw.lifecycle.dynamodb.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** The index by state for people to look through: never more than is asked for. */
final class WorkspacePages {
    private static final int MOST = 1_000;

    private final Table table;

    WorkspacePages(Table table) {
        this.table = table;
    }

    WorkspacePage read(WorkspaceState state, Optional<WorkspacePage.Mark> after, int size) {
        QueryRequest.Builder request =
                QueryRequest.builder()
                        .tableName(table.name())
                        .indexName("by-state")
                        .keyConditionExpression("#state = :state")
                        .expressionAttributeNames(Map.of("#state", "state"))
                        .expressionAttributeValues(Map.of(":state", Values.text(state.wireValue())))
                        .scanIndexForward(false)
                        .limit(Math.clamp(size, 1, MOST));
        after.ifPresent(mark -> request.exclusiveStartKey(key(state, mark)));
        QueryResponse page = table.client().query(request.build());
        List<Workspace> found =
                page.items().stream()
                        .map(Item::new)
                        .map(WorkspaceStore::readable)
                        .flatMap(Optional::stream)
                        .toList();
        return new WorkspacePage(
                found,
                page.hasLastEvaluatedKey()
                        ? Optional.of(mark(new Item(page.lastEvaluatedKey())))
                        : Optional.empty());
    }

    private static Map<String, AttributeValue> key(WorkspaceState state, WorkspacePage.Mark mark) {
        return Map.of(
                "userId", Values.text(mark.userId().value()),
                "state", Values.text(state.wireValue()),
                "lastActiveAt", Values.instant(mark.lastActiveAt()));
    }

    private static WorkspacePage.Mark mark(Item last) {
        return new WorkspacePage.Mark(
                last.instant("lastActiveAt"), new UserId(last.text("userId")));
    }
}
