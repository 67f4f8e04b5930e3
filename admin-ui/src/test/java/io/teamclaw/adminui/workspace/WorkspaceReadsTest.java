package io.teamclaw.adminui.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.id.UserId;
import io.teamclaw.config.table.Tables;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import io.teamclaw.lifecycle.testing.MeasuredDynamoDb;
import io.teamclaw.lifecycle.testing.ScriptedPlatform;
import io.teamclaw.lifecycle.testing.SettableClock;
import io.teamclaw.lifecycle.users.UserStore;
import io.teamclaw.lifecycle.workspaces.WorkspacePage;
import io.teamclaw.lifecycle.workspaces.WorkspaceService;
import io.teamclaw.lifecycle.workspaces.WorkspaceState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** What lists read of ten thousand workspaces, nearly all of which are stopped. */
class WorkspaceReadsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final int STOPPED = 10_000;
    private static final int RUNNING = 100;
    private static final int BATCH = 25;
    private static EmbeddedDynamoDb dynamoDb;

    private final SettableClock clock = new SettableClock(NOW);
    private final MeasuredDynamoDb measured = new MeasuredDynamoDb(dynamoDb.client());
    private final WorkspaceService service =
            WorkspaceService.create(
                    measured,
                    EmbeddedDynamoDb.ENVIRONMENT,
                    new ScriptedPlatform()
                            .over(
                                    new UserStore(dynamoDb.client(), EmbeddedDynamoDb.ENVIRONMENT),
                                    clock));

    @BeforeAll
    static void fill() {
        dynamoDb = EmbeddedDynamoDb.start();
        String table = Tables.WORKSPACES.physicalName(EmbeddedDynamoDb.ENVIRONMENT);
        List<WriteRequest> writes = new ArrayList<>();
        IntStream.range(0, STOPPED).forEach(i -> writes.add(put("s" + i, "stopped", i)));
        IntStream.range(0, RUNNING).forEach(i -> writes.add(put("r" + i, "running", i)));
        for (int from = 0; from < writes.size(); from += BATCH) {
            List<WriteRequest> part = writes.subList(from, from + BATCH);
            dynamoDb.client().batchWriteItem(write -> write.requestItems(Map.of(table, part)));
        }
    }

    @AfterAll
    static void close() {
        dynamoDb.close();
    }

    @Test
    void theLiveListReadsWhatIsUpAndSharesOneLookAmongAllPages() {
        WorkspaceBoard board = new WorkspaceBoard(service, clock);
        IntStream.range(0, 50)
                .forEach(page -> assertThat(board.seen().workspaces()).hasSize(RUNNING));
        assertThat(measured.queries()).as("one for each state").isEqualTo(5);
        assertThat(measured.scans()).isZero();
        assertThat(measured.readUnits()).isLessThan(10);

        clock.advance(Duration.ofSeconds(5));
        board.seen();
        assertThat(measured.queries()).as("a tick later").isEqualTo(10);
    }

    @Test
    void aPageOfStoppedOnesReadsNoMoreThanItShows() {
        WorkspacePage first = service.page(WorkspaceState.STOPPED, Optional.empty(), 50);
        WorkspacePage second = service.page(WorkspaceState.STOPPED, first.next(), 50);

        assertThat(first.workspaces()).hasSize(50);
        assertThat(first.workspaces().getFirst().userId())
                .as("used last")
                .isEqualTo(new UserId("s" + (STOPPED - 1)));
        assertThat(second.workspaces().getFirst().userId())
                .isEqualTo(new UserId("s" + (STOPPED - 51)));
        assertThat(measured.queries()).isEqualTo(2);
        assertThat(measured.readUnits()).isLessThan(5);
    }

    private static WriteRequest put(String id, String state, int used) {
        Map<String, AttributeValue> item =
                Map.of(
                        "userId", AttributeValue.fromS(id),
                        "state", AttributeValue.fromS(state),
                        "since", AttributeValue.fromS("2026-11-01T10:00:00.000Z"),
                        "lastActiveAt",
                                AttributeValue.fromS(
                                        NOW.minusSeconds(20_000 - used)
                                                .toString()
                                                .replace("Z", ".000Z")),
                        "version", AttributeValue.fromN("1"));
        return WriteRequest.builder().putRequest(put -> put.item(item)).build();
    }
}
