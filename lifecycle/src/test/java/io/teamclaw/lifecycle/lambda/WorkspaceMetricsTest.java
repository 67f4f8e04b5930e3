package io.teamclaw.lifecycle.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.teamclaw.config.id.UserId;
import io.teamclaw.config.names.PlatformMetric;
import io.teamclaw.lifecycle.workspaces.Activity;
import io.teamclaw.lifecycle.workspaces.Failure;
import io.teamclaw.lifecycle.workspaces.FailureKind;
import io.teamclaw.lifecycle.workspaces.Start;
import io.teamclaw.lifecycle.workspaces.StartPhase;
import io.teamclaw.lifecycle.workspaces.TaskAddress;
import io.teamclaw.lifecycle.workspaces.TaskRef;
import io.teamclaw.lifecycle.workspaces.Workspace;
import io.teamclaw.lifecycle.workspaces.WorkspaceState;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkspaceMetricsTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final WorkspaceMetrics metrics =
            new WorkspaceMetrics(
                    new MetricLog("dev", lines::add), PlatformMetric.STOPS_ASKED, NOON);

    @Test
    void tellsHowLongAStartTookAndItsParts() throws Exception {
        metrics.accept(running());
        JsonNode line = line();
        assertThat(line.path("Starts").asInt()).isEqualTo(1);
        assertThat(line.path("StartQueueTime").asLong()).isEqualTo(5_000);
        assertThat(line.path("StartProvisionTime").asLong()).isEqualTo(2_000);
        assertThat(line.path("StartRunTaskTime").asLong()).isEqualTo(1_000);
        assertThat(line.path("StartAddressTime").asLong()).isEqualTo(12_000);
        assertThat(line.path("StartReadyTime").asLong()).isEqualTo(20_000);
        assertThat(line.path("StartRouteTime").asLong()).isEqualTo(3_000);
        assertThat(line.path("StartTime").asLong()).isEqualTo(43_000);
    }

    @Test
    void writesWhatCloudWatchMakesMetricsOf() throws Exception {
        metrics.accept(running());
        JsonNode line = line();
        JsonNode directive = line.at("/_aws/CloudWatchMetrics/0");
        assertThat(directive.path("Namespace").asText()).isEqualTo("TeamClaw");
        assertThat(directive.path("Dimensions").toString()).isEqualTo("[[\"Environment\"]]");
        assertThat(line.path("Environment").asText()).isEqualTo("dev");
        assertThat(directive.path("Metrics"))
                .isNotEmpty()
                .allSatisfy(
                        each -> {
                            assertThat(line.path(each.path("Name").asText()).isNumber()).isTrue();
                            assertThat(each.path("Unit").asText()).isIn("Count", "Milliseconds");
                        });
        assertThat(line.at("/_aws/Timestamp").isNumber()).isTrue();
        assertThat(line.path("userId").asText()).isEqualTo("ada");
    }

    @Test
    void countsAStartOnceHoweverOftenItsRecordIsWritten() {
        metrics.accept(running());
        metrics.accept(running());
        assertThat(lines).hasSize(1);
    }

    @Test
    void countsNothingThatHappenedBeforeTheCall() {
        new WorkspaceMetrics(
                        new MetricLog("dev", lines::add),
                        PlatformMetric.STOPS_ASKED,
                        NOON.plusSeconds(100))
                .accept(running());
        assertThat(lines).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "CAPACITY, false, StartFailures",
        "HEALTH, false, StartFailures",
        "LIMIT, false, StartRefusals",
        "OWNER, false, StartRefusals",
        "CRASHED, true, Crashes",
        "INTERRUPTED, true, Crashes",
        "INTERNAL, true, StopFailures"
    })
    void saysWhatSortOfFailureItWas(FailureKind kind, boolean ran, String metric) throws Exception {
        metrics.accept(failed(kind, ran));
        metrics.accept(failed(kind, ran));
        JsonNode line = line();
        assertThat(line.path(metric).asInt()).isEqualTo(1);
        assertThat(line.path("failureKind").asText()).isEqualTo(kind.wireValue());
        assertThat(line.has("StartTime")).isFalse();
    }

    @Test
    void countsStopsAndRemovals() throws Exception {
        metrics.accept(in(WorkspaceState.STOPPED, Map.of(), Optional.empty()));
        assertThat(line().path("StopsAsked").asInt()).isEqualTo(1);
        lines.clear();
        metrics.accept(in(WorkspaceState.ABSENT, Map.of(), Optional.empty()));
        assertThat(line().path("Removals").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"STARTING", "STOPPING", "PROVISIONING"})
    void countsNothingThatIsUnderWay(WorkspaceState state) {
        metrics.accept(in(state, Map.of(), Optional.empty()));
        assertThat(lines).isEmpty();
    }

    private static Workspace running() {
        return in(WorkspaceState.RUNNING, reached(), Optional.empty());
    }

    private static Workspace failed(FailureKind kind, boolean ran) {
        Map<StartPhase, Instant> reached = reached();
        if (!ran) {
            reached.remove(StartPhase.READY);
        }
        return in(WorkspaceState.FAILED, reached, Optional.of(new Failure(kind, "A cause")));
    }

    private static Map<StartPhase, Instant> reached() {
        Map<StartPhase, Instant> reached = new EnumMap<>(StartPhase.class);
        reached.put(StartPhase.REQUESTED, NOON);
        reached.put(StartPhase.WAITING, NOON.plusSeconds(1));
        reached.put(StartPhase.PROVISIONING, NOON.plusSeconds(5));
        reached.put(StartPhase.LAUNCHING, NOON.plusSeconds(7));
        reached.put(StartPhase.MACHINE, NOON.plusSeconds(8));
        reached.put(StartPhase.GATEWAY, NOON.plusSeconds(20));
        reached.put(StartPhase.ROUTING, NOON.plusSeconds(40));
        reached.put(StartPhase.READY, NOON.plusSeconds(43));
        return reached;
    }

    private static Workspace in(
            WorkspaceState state, Map<StartPhase, Instant> reached, Optional<Failure> failure) {
        return new Workspace(
                new UserId("ada"),
                state,
                NOON.plusSeconds(43),
                failure,
                Optional.of(new Start("attempt", Optional.empty(), reached, Optional.empty())),
                Optional.of(new TaskRef("task")),
                Optional.of(new TaskAddress("10.0.0.1", 18789)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Activity(NOON, Optional.empty(), Optional.empty(), Optional.empty()),
                Optional.empty(),
                List.of(),
                7);
    }

    private JsonNode line() throws Exception {
        assertThat(lines).hasSize(1);
        return new ObjectMapper().readTree(lines.get(0));
    }
}
