package io.teamclaw.lifecycle.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import io.teamclaw.config.table.Tables;
import io.teamclaw.lifecycle.testing.EmbeddedDynamoDb;
import io.teamclaw.lifecycle.testing.LoggedLines;
import io.teamclaw.lifecycle.testing.People;
import io.teamclaw.lifecycle.testing.ScriptedPlatform;
import io.teamclaw.lifecycle.users.EmailAddress;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.users.UserStore;
import io.teamclaw.lifecycle.workspaces.FailureKind;
import io.teamclaw.lifecycle.workspaces.TaskAddress;
import io.teamclaw.lifecycle.workspaces.TaskStartException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LifecycleHandlerTest {
    private static final String ENV = EmbeddedDynamoDb.ENVIRONMENT;

    private final EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start();
    private final UserStore users = new UserStore(dynamoDb.client(), ENV);
    private final ScriptedPlatform scripted = new ScriptedPlatform();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<UserId> synced = new ArrayList<>();
    private final List<ScheduleSync.Many> goesOn = new ArrayList<>();
    private Supplier<Optional<AccountRoles>> roles = Optional::empty;
    private boolean failBeforeSweep;
    private LifecycleHandler handler;
    private User ada;

    @BeforeEach
    void start() {
        ada = person("ada@company.com");
        scripted.runtime().readyAtOnce(new TaskAddress("10.0.0.1", 18789));
        handler =
                new LifecycleHandler(
                        new LifecyclePlatform(
                                dynamoDb.client(),
                                ENV,
                                scripted.over(users, Clock.systemUTC()),
                                new ScheduleSync(this::sync, goesOn::add),
                                this::beforeSweep,
                                () -> roles.get()),
                        FunctionLogs.detached(ENV, lines::add));
    }

    @AfterEach
    void stop() {
        dynamoDb.close();
    }

    @Test
    void startsAWorkspaceAndAnswersWhenItRuns() {
        JsonNode answer = ask("start", ada);
        assertThat(answer.path("state").asText()).isEqualTo("running");
        assertThat(answer.path("userId").asText()).isEqualTo(ada.id().value());
        assertThat(answer.at("/timesMs/StartTime").isNumber()).isTrue();
        assertThat(answer.toString()).doesNotContain("10.0.0.1").doesNotContain("company.com");
    }

    @Test
    void countsTheStart() {
        ask("start", ada);
        assertThat(lines).singleElement().asString().contains("\"Starts\":1", "StartTime");
    }

    @Test
    void answersWhatRunsAlreadyToAnotherStart() {
        JsonNode first = ask("start", ada);
        JsonNode second = ask("start", ada);
        assertThat(second.path("attemptId")).isEqualTo(first.path("attemptId"));
        assertThat(scripted.runtime().launchesOf(ada.id())).hasSize(1);
    }

    @Test
    void saysWhyAStartFailed() {
        scripted.runtime()
                .failLaunch(
                        new TaskStartException(FailureKind.CAPACITY, "There is no room. Wait."));
        JsonNode answer = ask("start", ada);
        assertThat(answer.path("state").asText()).isEqualTo("failed");
        assertThat(answer.at("/failure/kind").asText()).isEqualTo("capacity");
        assertThat(answer.at("/failure/cause").asText()).isEqualTo("There is no room. Wait.");
        assertThat(lines).singleElement().asString().contains("\"StartFailures\":1", "capacity");
    }

    @ParameterizedTest
    @ValueSource(strings = {"graceful", "now"})
    void stopsOne(String mode) {
        ask("start", ada);
        lines.clear();
        JsonNode answer = ask("{'operation':'stop','userId':'%s','mode':'%s'}", ada.id(), mode);
        assertThat(answer.path("state").asText()).isEqualTo("stopped");
        assertThat(lines).singleElement().asString().contains("\"StopsAsked\":1");
    }

    @Test
    void restartsOneWithinOneCall() {
        ask("start", ada);
        JsonNode answer = ask("{'operation':'restart','userId':'%s','by':'anna'}", ada.id());
        assertThat(answer.path("state").asText()).isEqualTo("running");
        assertThat(scripted.runtime().launchesOf(ada.id())).hasSize(2);
        assertThat(scripted.runtime().stopped()).hasSize(1);
    }

    @Test
    void tellsHowItIs() {
        assertThat(ask("status", ada).path("state").asText()).isEqualTo("absent");
        ask("start", ada);
        assertThat(ask("status", ada).path("state").asText()).isEqualTo("running");
    }

    @Test
    void makesOneReadyWithoutStartingIt() {
        assertThat(ask("provision", ada).path("state").asText()).isEqualTo("stopped");
        assertThat(scripted.runtime().provisioned()).containsExactly(ada.id());
        assertThat(scripted.runtime().launchCalls()).isZero();
        assertThat(ask("start", ada).path("state").asText()).isEqualTo("running");
        assertThat(ask("provision", ada).path("state").asText()).isEqualTo("running");
    }

    @Test
    void saysWhyOneCouldNotBeMadeReady() {
        scripted.runtime().failProvision("IAM does not answer. Try again later.");
        JsonNode answer = ask("provision", ada);
        assertThat(answer.at("/error/kind").asText()).isEqualTo("service");
        assertThat(answer.at("/error/message").asText()).contains("Try again later");
        assertThat(ask("status", ada).path("state").asText()).isEqualTo("absent");
    }

    @Test
    void takesOneAwayForGood() {
        ask("start", ada);
        lines.clear();
        JsonNode answer = ask("{'operation':'deprovision','userId':'%s','files':'keep'}", ada.id());
        assertThat(answer.path("state").asText()).isEqualTo("absent");
        assertThat(lines).anySatisfy(line -> assertThat(line).contains("\"Removals\":1"));
    }

    @Test
    void keepsOneUpForAWhile() {
        assertThat(keep(2).at("/error/kind").asText()).isEqualTo("not-now");
        ask("start", ada);
        assertThat(Instant.parse(keep(2).path("keepUntil").asText()))
                .isAfter(Instant.now().plusSeconds(7_000));
        assertThat(keep(24).at("/error/kind").asText()).isEqualTo("invalid-request");
        assertThat(keep(0).has("keepUntil")).isFalse();
    }

    private JsonNode keep(int hours) {
        return ask("{'operation':'keep','userId':'%s','hours':%d}", ada.id(), hours);
    }

    @Test
    void saysWhyOneIsUpAndUntilWhenToWhoAsks() {
        assertThat(ask("start", ada).has("upBecause")).isFalse();
        JsonNode answer = ask("status", ada);
        assertThat(answer.path("upBecause").asText()).isNotEmpty();
        assertThat(Instant.parse(answer.path("stopsAt").asText())).isAfter(Instant.now());
    }

    @Test
    void sweepsAndCountsWhatItDid() {
        ask("start", ada);
        lines.clear();
        JsonNode answer = ask("{'operation':'check-idle'}");
        assertThat(answer.path("lookedAt").asInt()).isEqualTo(1);
        assertThat(answer.path("failures").asInt()).isZero();
        assertThat(lines)
                .singleElement()
                .asString()
                .contains("\"Sweeps\":1", "\"SweepLookedAt\":1", "\"OrphansFound\":0");
    }

    @Test
    void sweepsAlsoWhereWhatGoesBeforeFails() {
        failBeforeSweep = true;
        ask("start", ada);
        assertThat(ask("{'operation':'check-idle'}").path("lookedAt").asInt()).isEqualTo(1);
    }

    @Test
    void warnsInTimeThatTheAccountRunsOutOfRoles() {
        roles = () -> Optional.of(new AccountRoles(850, 1_000));
        try (LoggedLines log = LoggedLines.of(Operations.class)) {
            ask("{'operation':'check-idle'}");
            assertThat(log.text()).contains("850 of the 1,000 IAM roles", "higher quota");
        }
        assertThat(lines).anySatisfy(line -> assertThat(line).contains("\"AccountRolesUsed\":85"));
    }

    @Test
    void sweepsAlsoWhereIamDoesNotAnswer() {
        roles =
                () -> {
                    throw new IllegalStateException("IAM does not answer");
                };
        assertThat(ask("{'operation':'check-idle'}").path("failures").asInt()).isZero();
    }

    @Test
    void countsWhatASweepCameToAlsoWhereItsTimeIsUp() {
        ask("start", ada);
        lines.clear();
        Invocation.of(handler, "{\"operation\":\"check-idle\"}", Duration.ofSeconds(30));
        assertThat(lines)
                .singleElement()
                .asString()
                .contains("\"Sweeps\":1", "\"SweepLookedAt\":1", "\"SweepLeft\":1");
    }

    private void beforeSweep() {
        if (failBeforeSweep) {
            throw new IllegalStateException("The load balancer does not answer");
        }
    }

    @Test
    void notesWhenWorkspacesWereUsed() {
        ask("start", ada);
        Instant at = Instant.now().plusSeconds(30);
        ask("{'operation':'activity','uses':[{'userId':'%s','at':'%s'}]}", ada.id(), at);
        assertThat(Instant.parse(ask("status", ada).path("lastActiveAt").asText()))
                .isAfter(Instant.now());
    }

    @Test
    void bringsSchedulesInStep() {
        ask("sync-cron-schedules", ada);
        assertThat(synced).containsExactly(ada.id());
    }

    @Test
    void bringsEverybodysSchedulesInStepWhoeverFails() {
        User bob = person("bob@company.com");
        ask("provision", ada);
        ask("start", bob);
        person("eve@company.com");
        users.update(bob.id(), People::disabled);

        JsonNode answer = ask("{'operation':'sync-cron-schedules','all':true}");

        assertThat(answer.path("synced").asInt()).isEqualTo(1);
        assertThat(answer.path("failed").asInt()).isEqualTo(1);
        assertThat(synced).containsExactly(ada.id());
        assertThat(goesOn).isEmpty();
    }

    @Test
    void hasAnotherCallGoOnWhereTheTimeIsUp() {
        User bob = person("bob@company.com");
        ask("provision", ada);
        ask("provision", bob);
        String all = "{\"operation\":\"sync-cron-schedules\",\"all\":true}";

        JsonNode answer = Invocation.of(handler, all, Duration.ofSeconds(1));

        UserId first = first(bob);
        assertThat(goesOn)
                .containsExactly(new ScheduleSync.Many(Optional.empty(), Optional.of(first)));
        assertThat(answer.path("goesOnAfter").asText()).isEqualTo(first.value());
        ask("{'operation':'sync-cron-schedules','all':true,'after':'%s'}", first);
        assertThat(synced).containsExactlyInAnyOrder(ada.id(), bob.id());
    }

    private UserId first(User other) {
        return ada.id().value().compareTo(other.id().value()) < 0 ? ada.id() : other.id();
    }

    /** As a store that fails for whom is disabled. */
    private void sync(UserId user) {
        if (users.find(user).filter(User::disabled).isPresent()) {
            throw new IllegalStateException("Scheduler does not answer");
        }
        synced.add(user);
    }

    @Test
    void bringsTheSchedulesOfATeamsMembersInStep() {
        ask("provision", ada);
        ask("{'operation':'sync-cron-schedules','teamId':'blue'}");
        assertThat(synced).isEmpty();
        ask("{'operation':'sync-cron-schedules','teamId':'red'}");
        assertThat(synced).containsExactly(ada.id());
    }

    @Test
    void followsWhatTheStreamsSayOncePerPersonAndGroup() {
        JsonNode answer = ask(changes("user#" + ada.id(), "user#" + ada.id(), "user#gone"));
        assertThat(answer.path("synced").asInt()).isEqualTo(2);
        assertThat(synced).containsExactlyInAnyOrder(ada.id(), new UserId("gone"));
        assertThat(goesOn).isEmpty();

        ask(changes("team#red", "team#red"));
        ScheduleSync.Many red =
                new ScheduleSync.Many(Optional.of(new TeamId("red")), Optional.empty());
        assertThat(goesOn).containsExactly(red);
        ask(changes("team#red", "global"));
        assertThat(goesOn)
                .containsExactly(red, new ScheduleSync.Many(Optional.empty(), Optional.empty()));
    }

    @Test
    void hasAStreamDeliverAgainWhatFailedAndDoesTheRest() {
        User bob = person("bob@company.com");
        users.update(bob.id(), People::disabled);
        assertThatThrownBy(() -> ask(changes("user#" + bob.id(), "user#" + ada.id())))
                .isInstanceOf(FunctionFailedException.class);
        assertThat(synced).containsExactly(ada.id());
    }

    private static String changes(String... scopes) {
        return Stream.of(scopes)
                .map("{'dynamodb':{'Keys':{'scopeKey':{'S':'%s'}}}}"::formatted)
                .collect(Collectors.joining(",", "{'Records':[", "]}"));
    }

    @Test
    void isAskedAgainForAWakeUpThatMeetsAStop() {
        ask("start", ada);
        CountDownLatch gate = scripted.runtime().holdStops();
        askInAHurry("stop", "");
        JsonNode start = askInAHurry("start", "");
        assertThat(start.path("state").asText()).isEqualTo("stopping");
        assertThatThrownBy(() -> askInAHurry("start", ",'reason':'wake-up'"))
                .isInstanceOf(FunctionFailedException.class);
        gate.countDown();
    }

    private JsonNode askInAHurry(String operation, String more) {
        return Invocation.of(
                handler,
                "{'operation':'%s','userId':'%s'%s}"
                        .formatted(operation, ada.id(), more)
                        .replace('\'', '"'),
                Duration.ofMillis(10_300));
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "provision", "sync-cron-schedules"})
    void refusesWhatIsAboutNobody(String operation) {
        JsonNode answer = ask("{'operation':'%s','userId':'nobody'}", operation);
        assertThat(answer.at("/error/kind").asText()).isEqualTo("unknown-user");
        assertThat(scripted.runtime().launchCalls()).isZero();
    }

    @Test
    void startsNothingForADisabledPerson() {
        users.update(ada.id(), People::disabled);
        JsonNode answer = ask("start", ada);
        assertThat(answer.at("/error/kind").asText()).isEqualTo("disabled");
        assertThat(answer.at("/error/message").asText()).contains("administrator can enable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{'operation':'destroy'}", "{'operation':'start'}"})
    void refusesWhatIsNoRequestAndChangesNothing(String request) {
        JsonNode answer = ask(request);
        assertThat(answer.at("/error/kind").asText()).isEqualTo("invalid-request");
        assertThat(answer.at("/error/message").asText()).isNotEmpty();
    }

    @Test
    void failsWithoutAStackWhereTryingAgainMayHelp() {
        dynamoDb.client()
                .deleteTable(delete -> delete.tableName(Tables.WORKSPACES.physicalName(ENV)));
        assertThatThrownBy(() -> ask("start", ada))
                .isInstanceOf(FunctionFailedException.class)
                .hasMessageContaining("log has the details")
                .hasNoCause()
                .satisfies(thrown -> assertThat(thrown.getStackTrace()).isEmpty());
    }

    @Test
    void leavesARecordWithADeadlineWhereItsTimeIsUp() {
        CountDownLatch gate = scripted.runtime().holdLaunches();
        JsonNode answer =
                Invocation.of(
                        handler,
                        "{\"operation\":\"start\",\"userId\":\"" + ada.id() + "\"}",
                        Duration.ofMillis(10_500));
        gate.countDown();
        assertThat(answer.path("state").asText()).isIn("provisioning", "starting");
        assertThat(Instant.parse(answer.path("deadline").asText())).isAfter(Instant.now());
    }

    private JsonNode ask(String operation, User user) {
        return ask("{'operation':'%s','userId':'%s'}", operation, user.id());
    }

    private JsonNode ask(String request, Object... values) {
        return Invocation.of(handler, request.replace('\'', '"').formatted(values));
    }

    private User person(String email) {
        return users.create(
                new EmailAddress(email), "Ada Lovelace", Role.EMPLOYEE, new TeamId("red"));
    }
}
