package io.teamclaw.lifecycle.ecs;

import static io.teamclaw.lifecycle.ecs.TaskAccount.ADA;
import static io.teamclaw.lifecycle.ecs.TaskAccount.FAMILY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamclaw.config.testing.MotoServer;
import io.teamclaw.lifecycle.workspaces.FailureKind;
import io.teamclaw.lifecycle.workspaces.StartPhase;
import io.teamclaw.lifecycle.workspaces.TaskAddress;
import io.teamclaw.lifecycle.workspaces.TaskRef;
import io.teamclaw.lifecycle.workspaces.TaskStatus;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.DescribeTasksRequest;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.StopTaskRequest;

class EcsTaskRuntimeTest {
    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final String NOBODYS =
            "arn:aws:ecs:eu-west-1:123456789012:task/teamclaw-test/"
                    + "00000000000000000000000000000000";
    private static final String MISSING =
            "{\"tasks\":[],\"failures\":[{\"arn\":\"x\",\"reason\":\"MISSING\"}]}";

    private static MotoServer server;

    private TaskAccount account;
    private EcsTaskRuntime runtime;

    @BeforeAll
    static void startServer() throws IOException {
        server = MotoServer.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void start() throws Exception {
        account = TaskAccount.on(server);
        runtime = account.runtime(0);
    }

    @AfterEach
    void stop() {
        account.close();
    }

    @Test
    void aStartGoesFromMachineToSidecarToGatewayToReady() {
        List<String> asked = new ArrayList<>();
        account.gateways.set((owner, at) -> asked.add(owner + " " + at) && asked.size() > 1);
        TaskRef task = runtime.launch(ADA, "attempt-1");
        List<TaskStatus> seen = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            seen.add(runtime.status(task));
        }

        TaskAddress address = ((TaskStatus.Ready) seen.get(3)).address();
        assertThat(seen)
                .containsExactly(
                        new TaskStatus.Pending(StartPhase.SIDECAR),
                        new TaskStatus.Pending(StartPhase.SIDECAR),
                        new TaskStatus.Pending(StartPhase.GATEWAY),
                        new TaskStatus.Ready(address));
        assertThat(address.host()).startsWith("10.");
        assertThat(address.port()).isEqualTo(18789);
        assertThat(asked).containsOnly("ada " + address);
    }

    @Test
    void aTaskWithoutAnAddressIsGettingItsMachine() throws Exception {
        TaskRef task = runtime.launch(ADA, "attempt-1");
        account.server.answerOnce(
                "DescribeTasks",
                200,
                """
                {"tasks":[{"taskArn":"%s","group":"family:teamclaw-user-test-ada",
                "lastStatus":"PROVISIONING","desiredStatus":"RUNNING",
                "attachments":[{"type":"ElasticNetworkInterface","status":"PRECREATED"}]}]}
                """
                        .formatted(task.value()));

        assertThat(runtime.status(task)).isEqualTo(new TaskStatus.Pending(StartPhase.MACHINE));
    }

    @Test
    void whatDeletesThePersonsFilesIsATaskOfTheirsButNoWorkspace() {
        TaskRef wipe = new TaskRef(account.run(FAMILY, "wipe"));
        TaskRef workspace = runtime.launch(ADA, "attempt-1");

        assertThat(runtime.tasksOf(ADA.id())).containsExactlyInAnyOrder(wipe, workspace);
        assertThat(runtime.workspacesOf(ADA.id())).containsExactly(workspace);
    }

    @Test
    void somebodyElsesGatewayAtTheAddressIsNotReady() {
        account.gateways.set((owner, at) -> false);
        TaskRef task = runtime.launch(ADA, "attempt-1");
        for (int i = 0; i < 5; i++) {
            runtime.status(task);
        }

        assertThat(runtime.status(task)).isEqualTo(new TaskStatus.Pending(StartPhase.GATEWAY));
    }

    @Test
    void aTaskThatEcsDoesNotKnowYetIsOnItsWayForAMinuteWhereItWasLaunched() throws Exception {
        TaskRef task = runtime.launch(ADA, "attempt-1");
        account.server.answerOnce("DescribeTasks", 200, MISSING);

        assertThat(runtime.status(task)).isEqualTo(new TaskStatus.Pending(StartPhase.MACHINE));
    }

    @Test
    void aTaskThatEcsDoesNotKnowIsLookedForAgainBeforeItIsGone() throws Exception {
        TaskRef task = runtime.launch(ADA, "attempt-1");
        EcsTaskRuntime another = account.runtime(0);
        account.server.answerOnce("DescribeTasks", 200, MISSING);
        account.server.answerOnce("DescribeTasks", 200, MISSING);
        assertThat(another.status(task)).isInstanceOf(TaskStatus.Pending.class);

        Instant before = account.clock.instant();
        assertThat(another.status(new TaskRef(NOBODYS)))
                .isEqualTo(
                        new TaskStatus.Gone(FailureKind.INTERRUPTED, "AWS does not know its task"));
        assertThat(Duration.between(before, account.clock.instant()))
                .isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void aTaskThatEndedSaysWhy() throws Exception {
        TaskRef task = runtime.launch(ADA, "attempt-1");
        account.server.endTasks(
                """
                {"startedBy":"attempt-1","stopCode":"EssentialContainerExited",
                "stoppedReason":"Essential container in task exited",
                "containers":{"teamclaw":{"exitCode":2}}}
                """);

        assertThat(runtime.status(task))
                .isEqualTo(new TaskStatus.Gone(FailureKind.CRASHED, "exit code 2"));
        assertThat(runtime.tasksOf(ADA.id())).isEmpty();
    }

    @Test
    void manyTasksAreLookedAtAHundredAtATimeAndNoGatewayIsAsked() {
        account.gateways.set(
                (owner, at) -> {
                    throw new AssertionError("asked " + at);
                });
        List<TaskRef> tasks =
                IntStream.range(0, 101)
                        .mapToObj(i -> new TaskRef(account.run(FAMILY, "attempt-" + i)))
                        .toList();

        assertThat(runtime.statuses(tasks).keySet()).containsExactlyElementsOf(tasks);
        assertThat(account.calls.of(DescribeTasksRequest.class))
                .extracting(each -> each.tasks().size())
                .containsExactly(100, 1);
        runtime.statuses(tasks);
        assertThat(runtime.statuses(tasks).values())
                .allMatch(status -> status instanceof TaskStatus.Ready);
        assertThat(runtime.tasksOf(ADA.id())).as("all pages").hasSize(101);
    }

    @Test
    void aTaskThatIsStoppingStillCountsAsThePersons() {
        String stopping = account.run(FAMILY, "attempt-1");
        account.run(account.define("teamclaw-user-test-adam"), "attempt-1");
        account.ecs.stopTask(
                request ->
                        request.cluster(account.platform(0).clusterArn())
                                .task(stopping)
                                .reason("test"));

        assertThat(runtime.tasksOf(ADA.id())).containsExactly(new TaskRef(stopping));
        assertThat(runtime.status(new TaskRef(stopping))).isInstanceOf(TaskStatus.Gone.class);
    }

    @Test
    void aStopIsAskedForOnceWithItsReasonAndWaitedFor() {
        TaskRef task = runtime.launch(ADA, "attempt-1");

        runtime.stop(task, GRACE);

        StopTaskRequest asked = account.calls.only(StopTaskRequest.class);
        assertThat(asked.task()).isEqualTo(task.value());
        assertThat(asked.reason()).isEqualTo("TeamClaw stops this workspace");
        assertThat(account.task(task.value()).lastStatus()).isEqualTo("STOPPED");
    }

    @Test
    void aTaskThatDoesNotEndIsNotSaidToBeGone() {
        TaskRef task = runtime.launch(ADA, "attempt-1");
        Instant begin = account.clock.instant();
        account.calls.before(
                (number, call) -> {
                    if (call.operation().equals("DescribeTasks")) {
                        throw EcsException.builder().statusCode(503).message("no").build();
                    }
                });

        assertThatThrownBy(() -> runtime.stop(task, GRACE))
                .isInstanceOf(IllegalStateException.class);
        assertThat(Duration.between(begin, account.clock.instant()))
                .isBetween(Duration.ofSeconds(140), Duration.ofSeconds(150));
    }

    @Test
    void aStopThatIsNotAllowedFailsAtOnce() throws Exception {
        TaskRef task = runtime.launch(ADA, "attempt-1");
        account.server.refuseOnce("StopTask");

        assertThatThrownBy(() -> runtime.stop(task, GRACE)).isInstanceOf(EcsException.class);
        assertThat(account.calls.of(StopTaskRequest.class)).hasSize(1);
    }
}
