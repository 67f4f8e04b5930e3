package io.teamclaw.lifecycle.workspaces;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.id.UserId;
import io.teamclaw.config.table.Tables;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a workspace's record says of what happened to it. */
class WorkspaceTimelineTest {
    private static final UserId ADMIN = new UserId("anna-admin");
    private static final TaskAddress ADDRESS = new TaskAddress("127.0.0.1", 9);
    private final Floor floor = new Floor();

    @AfterEach
    void close() {
        floor.close();
    }

    @Test
    void aStartAndAStopAreToldStepByStepWithWhoAsked() {
        floor.runtime.readyAtOnce(ADDRESS);
        floor.service.start(floor.ada, Asked.by(ADMIN));
        Workspace running = floor.await(WorkspaceState.RUNNING);

        assertThat(running.events())
                .extracting(WorkspaceEvent::state)
                .startsWith(WorkspaceState.PROVISIONING)
                .endsWith(WorkspaceState.RUNNING);
        assertThat(running.events().getFirst().by()).contains(ADMIN.value());
        assertThat(running.events().getFirst().phase()).contains(StartPhase.REQUESTED);
        assertThat(running.events())
                .extracting(WorkspaceEvent::at)
                .isSortedAccordingTo(Instant::compareTo);
        assertThat(running.events())
                .filteredOn(event -> event.task().isPresent())
                .singleElement()
                .satisfies(event -> assertThat(event.task()).isEqualTo(running.task()));

        floor.service.stopNow(floor.ada, Asked.by(floor.ada));
        Workspace stopped = floor.await(WorkspaceState.STOPPED);
        assertThat(stopped.events())
                .filteredOn(event -> event.state() == WorkspaceState.STOPPING)
                .first()
                .satisfies(event -> assertThat(event.by()).contains(floor.ada.value()));
        assertThat(stopped.events().getLast().state()).isEqualTo(WorkspaceState.STOPPED);
        assertThat(stopped.task()).isEmpty();
        assertThat(stopped.lastTask()).isEqualTo(running.task());
    }

    @Test
    void aFailureIsToldWithItsCause() {
        floor.runtime.failLaunch(new TaskStartException(FailureKind.QUOTA, "No vCPUs are left."));
        floor.service.start(floor.ada);
        Workspace failed = floor.await(WorkspaceState.FAILED);

        assertThat(failed.events())
                .filteredOn(event -> event.state() == WorkspaceState.FAILED)
                .first()
                .satisfies(event -> assertThat(event.why()).contains("No vCPUs are left."));
    }

    @Test
    void aRestartStopsAndStartsAgain() {
        floor.runtime.readyAtOnce(ADDRESS);
        floor.service.start(floor.ada);
        Workspace before = floor.await(WorkspaceState.RUNNING);

        floor.service.restart(floor.ada, Asked.by(ADMIN));
        floor.settle();

        Workspace after = floor.await(WorkspaceState.RUNNING);
        assertThat(after.task()).isNotEqualTo(before.task());
        assertThat(after.events())
                .extracting(WorkspaceEvent::state)
                .contains(WorkspaceState.STOPPING, WorkspaceState.STOPPED);
    }

    @Test
    void onlyTheLastOnesAreKeptAndTheyAreSmall() {
        floor.runtime.readyAtOnce(ADDRESS);
        IntStream.range(0, 4)
                .forEach(
                        round -> {
                            floor.service.start(floor.ada);
                            floor.await(WorkspaceState.RUNNING);
                            floor.service.stopNow(floor.ada);
                            floor.await(WorkspaceState.STOPPED);
                        });
        List<WorkspaceEvent> events = floor.service.find(floor.ada).events();
        assertThat(events).hasSize(Timeline.MOST);
        assertThat(events.stream().map(Timeline::line).mapToInt(String::length).sum())
                .as("bytes, which the index holds once more")
                .isLessThan(1_500);
    }

    @Test
    void anOldItemHasNoEventsAndALineOfALaterVersionIsLeftOut() {
        floor.runtime.readyAtOnce(ADDRESS);
        floor.service.start(floor.ada);
        floor.await(WorkspaceState.RUNNING);
        floor.settle();
        update("REMOVE events", Map.of());
        assertThat(floor.service.find(floor.ada).events()).isEmpty();

        update(
                "SET events = :events",
                Map.of(
                        ":events",
                        AttributeValue.fromL(
                                List.of(
                                        AttributeValue.fromS("1\tdreaming\t\t\t\t"),
                                        AttributeValue.fromS("2\tstopped\t\t\tada\t")))));
        assertThat(floor.service.find(floor.ada).events())
                .containsExactly(
                        new WorkspaceEvent(
                                Instant.ofEpochMilli(2),
                                WorkspaceState.STOPPED,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of("ada"),
                                Optional.empty()));
    }

    @Test
    void aStateIsReadPageByPageTheLastUsedFirst() {
        floor.runtime.readyAtOnce(ADDRESS);
        floor.service.start(floor.ada);
        floor.await(WorkspaceState.RUNNING);

        UserId ben = floor.person("ben").id();
        floor.service.start(ben);
        floor.settle();
        WorkspacePage all = floor.service.page(WorkspaceState.RUNNING, Optional.empty(), 1_000);
        assertThat(all.workspaces()).extracting(Workspace::userId).contains(floor.ada, ben);
        assertThat(all.next()).isEmpty();
        WorkspacePage first = floor.service.page(WorkspaceState.RUNNING, Optional.empty(), 1);
        assertThat(first.workspaces()).hasSize(1);
        assertThat(first.next()).isPresent();
        WorkspacePage second = floor.service.page(WorkspaceState.RUNNING, first.next(), 1_000);
        assertThat(second.workspaces()).doesNotContainAnyElementsOf(first.workspaces());
        assertThat(first.workspaces().size() + second.workspaces().size())
                .isEqualTo(all.workspaces().size());
    }

    private void update(String expression, Map<String, AttributeValue> values) {
        floor.dynamoDb
                .client()
                .updateItem(
                        request -> {
                            request.tableName(
                                            Tables.WORKSPACES.physicalName(
                                                    EmbeddedDynamoDb.ENVIRONMENT))
                                    .key(Map.of("userId", AttributeValue.fromS(floor.ada.value())))
                                    .updateExpression(expression);
                            if (!values.isEmpty()) {
                                request.expressionAttributeValues(values);
                            }
                        });
    }
}
