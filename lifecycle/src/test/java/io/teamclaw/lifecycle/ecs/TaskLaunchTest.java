package io.teamclaw.lifecycle.ecs;

import static io.teamclaw.lifecycle.ecs.TaskAccount.ADA;
import static io.teamclaw.lifecycle.ecs.TaskAccount.FAMILY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.teamclaw.config.testing.MotoServer;
import io.teamclaw.lifecycle.testing.AtOnce;
import io.teamclaw.lifecycle.testing.People;
import io.teamclaw.lifecycle.workspaces.Failure;
import io.teamclaw.lifecycle.workspaces.FailureKind;
import io.teamclaw.lifecycle.workspaces.TaskRef;
import io.teamclaw.lifecycle.workspaces.TaskRuntime;
import io.teamclaw.lifecycle.workspaces.TaskStartException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.ecs.model.AssignPublicIp;
import software.amazon.awssdk.services.ecs.model.ConflictException;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.RunTaskRequest;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.Task;

class TaskLaunchTest {
    private static final String ATTEMPT = "0b1c8f0e-2d53-4ad5-9b3c-0e7c0a4f8a11";

    private static MotoServer server;

    private TaskAccount account;

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
    }

    @AfterEach
    void stop() {
        account.close();
    }

    @Test
    void aTaskIsAskedForWithWhatMakesItThisPersonsAndThisAttempts() {
        TaskRef ref = account.runtime(0).launch(ADA, ATTEMPT);

        RunTaskRequest asked = account.calls.only(RunTaskRequest.class);
        assertThat(asked.clientToken()).isEqualTo(ATTEMPT);
        assertThat(asked.startedBy()).isEqualTo(ATTEMPT);
        assertThat(asked.taskDefinition()).isEqualTo(FAMILY);
        assertThat(asked.cluster()).endsWith(":cluster/teamclaw-test");
        assertThat(asked.count()).isEqualTo(1);
        assertThat(asked.launchType()).isNull();
        assertThat(asked.enableExecuteCommand()).isFalse();
        assertThat(asked.overrides()).isNull();
        assertThat(asked.group()).as("ECS's own, by which the owner is known").isNull();
        var vpc = asked.networkConfiguration().awsvpcConfiguration();
        assertThat(vpc.subnets()).containsExactly("subnet-a", "subnet-b");
        assertThat(vpc.securityGroups()).containsExactly("sg-workspaces");
        assertThat(vpc.assignPublicIp()).isEqualTo(AssignPublicIp.DISABLED);
        assertThat(asked.tags().stream().collect(Collectors.toMap(Tag::key, Tag::value)))
                .isEqualTo(
                        Map.of(
                                "userId", "ada",
                                "teamId", "red",
                                "Environment", "test"));
        assertThat(account.task(ref.value()).group()).isEqualTo("family:" + FAMILY);
    }

    @Test
    void asManyAttemptsAskForSpotAsTheSettingSays() {
        assertThat(onSpot(0)).isZero();
        assertThat(onSpot(100)).isEqualTo(2000L);
        assertThat(onSpot(70)).isBetween(1320L, 1480L);
    }

    private long onSpot(int percent) {
        EcsPlatform platform = account.platform(percent);
        return Stream.generate(() -> UUID.randomUUID().toString())
                .limit(2000)
                .filter(id -> new TaskRequest(platform, ADA, id, FAMILY, List.of()).prefersSpot())
                .count();
    }

    @Test
    void whereSpotHasNoRoomTheTaskRunsOnDemand() throws Exception {
        refuse("RESOURCE:FARGATE_SPOT", "Capacity is unavailable at this time");

        TaskRef ref = account.runtime(100).launch(ADA, ATTEMPT);

        assertThat(account.calls.of(RunTaskRequest.class))
                .extracting(
                        each -> each.capacityProviderStrategy().get(0).capacityProvider(),
                        RunTaskRequest::clientToken,
                        RunTaskRequest::startedBy)
                .containsExactly(
                        tuple("FARGATE_SPOT", ATTEMPT, ATTEMPT),
                        tuple("FARGATE", ATTEMPT + "-od", ATTEMPT));
        assertThat(account.task(ref.value()).capacityProviderName()).isEqualTo("FARGATE");
        assertThat(account.runtime(100).launch(ADA, ATTEMPT))
                .as("found by who carries the attempt on, though Spot has room again")
                .isEqualTo(ref);
    }

    @Test
    void whereSpotSaysSoByAnErrorTheTaskRunsOnDemandToo() throws Exception {
        error(400, "ClientException", "Capacity is unavailable at this time.");

        Task task = account.task(account.runtime(100).launch(ADA, ATTEMPT).value());

        assertThat(task.capacityProviderName()).isEqualTo("FARGATE");
    }

    @Test
    void theSameAttemptInSeveralProcessesAtOnceIsOneTask() throws Exception {
        var refs =
                AtOnce.run(
                        4,
                        number -> {
                            account.clock.advance(Duration.ofSeconds(1));
                            return account.runtime(50).launch(ADA, ATTEMPT);
                        });

        assertThat(new HashSet<>(refs)).hasSize(1);
        assertThat(account.runtime(50).tasksOf(ADA.id())).containsExactly(refs.get(0));
    }

    @Test
    void aTokenThatMadeATaskOfAnotherRevisionGivesThatTask() {
        TaskRef ref = account.runtime(0).launch(ADA, ATTEMPT);
        account.runtime(0).stop(ref, Duration.ofSeconds(1));
        account.clock.advance(Duration.ofMinutes(1));

        assertThat(account.runtime(0).launch(ADA, ATTEMPT)).isEqualTo(ref);
    }

    @Test
    void anAttemptThatIsCarriedOnLaterAsksForExactlyTheSame() {
        account.calls.before(
                (number, call) -> {
                    if (call.operation().equals("RunTask")) {
                        throw EcsException.builder().statusCode(400).message("no").build();
                    }
                });
        refusal(0);
        account.clock.advance(Duration.ofSeconds(20));
        refusal(0);

        assertThat(
                        account.calls.of(RunTaskRequest.class).stream()
                                .map(
                                        each ->
                                                each.toBuilder()
                                                        .overrideConfiguration(
                                                                (AwsRequestOverrideConfiguration)
                                                                        null)
                                                        .build())
                                .distinct())
                .hasSize(1);
    }

    @Test
    void ofTheTasksThatATokenMadeTheOneThatLivesIsTaken() {
        TaskRef dead = account.runtime(0).launch(ADA, "another");
        account.runtime(0).stop(dead, Duration.ofSeconds(1));
        String lives = account.run(FAMILY, "elsewhere");
        account.calls.before(
                (number, call) -> {
                    if (call.operation().equals("RunTask")) {
                        throw ConflictException.builder()
                                .statusCode(400)
                                .message("used with other parameters")
                                .resourceIds(dead.value(), lives)
                                .build();
                    }
                });

        assertThat(account.runtime(0).launch(ADA, ATTEMPT)).isEqualTo(new TaskRef(lives));
    }

    @Test
    void aRoleThatIsNotKnownYetIsWaitedFor() throws Exception {
        String unknown = "ECS was unable to assume the role 'arn:aws:iam::1:role/r'";
        error(400, "ClientException", unknown);
        error(400, "ClientException", unknown);

        TaskRef ref = account.runtime(0).launch(ADA, ATTEMPT);

        assertThat(account.task(ref.value()).startedBy()).isEqualTo(ATTEMPT);
        assertThat(account.calls.of(RunTaskRequest.class)).hasSize(3);
    }

    @Test
    void aRoleThatMayNotBePassedYetIsWaitedForAndAskingTooOftenToo() throws Exception {
        error(400, "AccessDeniedException", "User: x is not authorized: iam:PassRole on y");
        error(400, "InvalidParameterException", "Request limit exceeded.");
        error(400, "ClientException", "RequestLimitExceeded");

        account.runtime(0).launch(ADA, ATTEMPT);

        assertThat(account.calls.of(RunTaskRequest.class)).hasSize(4);
    }

    @Test
    void aRoleThatMayNeverBePassedIsTheAdministrators() {
        account.calls.before(
                (number, call) -> {
                    if (call.operation().equals("RunTask")) {
                        throw EcsException.builder()
                                .statusCode(400)
                                .message("not authorized to perform: iam:PassRole")
                                .build();
                    }
                });

        assertThat(refusal(0).kind()).isEqualTo(FailureKind.PERMISSION);
    }

    @Test
    void anAnswerThatIsLostAfterItsEffectMakesNoSecondTask() {
        account.calls.after(
                (number, call) -> {
                    if (call.operation().equals("RunTask") && number < 2) {
                        throw ApiCallTimeoutException.create(1);
                    }
                });

        TaskRef ref = account.runtime(100).launch(ADA, ATTEMPT);

        assertThat(account.calls.of(RunTaskRequest.class)).hasSize(2);
        assertThat(account.runtime(100).tasksOf(ADA.id())).containsExactly(ref);
    }

    @Test
    void aRefusalAfterACallWhoseAnswerWasLostDoesNotSayThatNothingRuns() throws Exception {
        String quota = "You've reached the limit on the number of vCPUs";
        error(400, "ClientException", quota);
        assertThat(refused(0).saysThatNothingRuns()).isTrue();

        loseTheFirstAnswer();
        error(400, "ClientException", quota);

        TaskStartException unsure = refused(0);
        assertThat(unsure.failure().kind()).isEqualTo(FailureKind.QUOTA);
        assertThat(unsure.saysThatNothingRuns()).isFalse();
    }

    @Test
    void afterACallOfSpotWhoseAnswerWasLostNothingIsAskedForOnDemand() throws Exception {
        loseTheFirstAnswer();
        refuse("RESOURCE:FARGATE_SPOT", "Capacity is unavailable at this time");

        assertThat(refused(100).saysThatNothingRuns()).isFalse();

        assertThat(account.calls.of(RunTaskRequest.class))
                .extracting(RunTaskRequest::clientToken)
                .containsExactly(ATTEMPT, ATTEMPT);
    }

    /** Before it had an effect, which the caller cannot know. */
    private void loseTheFirstAnswer() {
        AtomicBoolean lost = new AtomicBoolean();
        account.calls.before(
                (number, call) -> {
                    if (call.operation().equals("RunTask") && lost.compareAndSet(false, true)) {
                        account.calls.before((n, c) -> {});
                        throw ApiCallTimeoutException.create(1);
                    }
                });
    }

    @Test
    void nothingIsTriedAnyMoreShortlyBeforeTheLimit() {
        Instant begin = account.clock.instant();
        account.calls.before(
                (number, call) -> {
                    if (call.operation().equals("RunTask")) {
                        Duration limit =
                                call.request()
                                        .overrideConfiguration()
                                        .flatMap(config -> config.apiCallTimeout())
                                        .orElseThrow();
                        assertThat(account.clock.instant().plus(limit))
                                .isBeforeOrEqualTo(
                                        begin.plus(TaskRuntime.LAUNCH_LIMIT).minusSeconds(5));
                        account.clock.advance(limit);
                        throw ApiCallTimeoutException.create(limit.toMillis());
                    }
                });

        Failure failure = refusal(0);

        assertThat(failure.kind()).isEqualTo(FailureKind.SERVICE);
        assertThat(account.calls.of(RunTaskRequest.class)).hasSizeBetween(2, 4);
        assertThat(account.clock.instant()).isBefore(begin.plus(TaskRuntime.LAUNCH_LIMIT));
    }

    @Test
    void eachRefusalSaysWhatToDoAndNothingOfAws() throws Exception {
        refuse("RESOURCE:FARGATE", "Capacity is unavailable at this time");
        assertThat(refusal(0).kind()).isEqualTo(FailureKind.CAPACITY);

        error(400, "ClientException", "You've reached the limit on the number of vCPUs");
        assertThat(refusal(0))
                .matches(each -> each.kind() == FailureKind.QUOTA)
                .matches(each -> each.cause().contains("ask AWS for a higher quota"));

        error(400, "ClientException", "You've reached the limit on the number of tasks");
        assertThat(refusal(0).kind()).isEqualTo(FailureKind.QUOTA);

        error(
                400,
                "InvalidParameterException",
                "Unable to assume the service linked role. Please verify that the ECS service"
                        + " linked role exists.");
        assertThat(refusal(0))
                .matches(each -> each.kind() == FailureKind.PERMISSION)
                .matches(each -> each.cause().contains("AWSServiceRoleForECS"));

        error(400, "LimitExceededException", "The limit for the resource was exceeded.");
        assertThat(refusal(0).kind()).isEqualTo(FailureKind.QUOTA);

        error(
                400,
                "AccessDeniedException",
                "User: arn:aws:sts::1:assumed-role/x is not authorized");
        assertThat(refusal(0))
                .matches(each -> each.kind() == FailureKind.PERMISSION)
                .matches(each -> !each.cause().contains("arn:"));

        error(400, "InvalidParameterException", "No subnet subnet-a of arn:aws:ec2");
        assertThat(refusal(0))
                .matches(each -> each.kind() == FailureKind.INTERNAL)
                .matches(each -> !each.cause().contains("subnet"));

        account.server.refuseOnce("ListTasks");
        assertThat(refusal(0).kind()).isEqualTo(FailureKind.PERMISSION);
        assertThat(account.runtime(0).tasksOf(ADA.id())).isEmpty();
    }

    @Test
    void throttlingAndServerErrorsAreTriedAgain() throws Exception {
        error(400, "ThrottlingException", "Rate exceeded");
        error(500, "ServerException", "Oops");

        account.runtime(0).launch(ADA, ATTEMPT);

        assertThat(account.calls.of(RunTaskRequest.class)).hasSize(3);
    }

    @Test
    void aFamilyThatIsNotThereIsNoTask() {
        var nobody = People.person("nobody", ADA.teamId());
        assertThatThrownBy(() -> account.runtime(0).launch(nobody, ATTEMPT))
                .isInstanceOf(TaskStartException.class)
                .hasMessageContaining("Start it again in a minute");
    }

    private Failure refusal(int spotPercent) {
        return refused(spotPercent).failure();
    }

    private TaskStartException refused(int spotPercent) {
        return catchThrowableOfType(
                TaskStartException.class, () -> account.runtime(spotPercent).launch(ADA, ATTEMPT));
    }

    private void refuse(String reason, String detail) throws Exception {
        account.server.answerOnce(
                "RunTask",
                200,
                "{\"tasks\":[],\"failures\":[{\"reason\":\"%s\",\"detail\":\"%s\"}]}"
                        .formatted(reason, detail));
    }

    private void error(int status, String code, String message) throws Exception {
        account.server.answerOnce(
                "RunTask",
                status,
                "{\"__type\":\"%s\",\"message\":\"%s\"}".formatted(code, message));
    }
}
