package io.teamclaw.lifecycle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.id.UserId;
import io.teamclaw.lifecycle.testing.Eventually;
import io.teamclaw.lifecycle.testing.People;
import io.teamclaw.lifecycle.testing.ScriptedOpenClaw;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.workspaces.WorkspaceGateway.Rest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenClawGatewayTest {
    private static final UserId ADA = new UserId("ada");
    private static final UserId BOB = new UserId("bob");

    private final OpenClawGateway gateway = new OpenClawGateway();
    private final ScriptedOpenClaw openClaw = ScriptedOpenClaw.of(ADA);

    @AfterEach
    void close() {
        openClaw.close();
    }

    @Test
    void answersOnlyAsItsOwnerAndOnlyOnceItHasStarted() {
        openClaw.started(false);
        assertThat(gateway.answersAs(ADA, openClaw.address())).isFalse();
        assertThat(gateway.identity(ADA, openClaw.address())).isEqualTo(GatewayIdentity.THEIRS);

        openClaw.started(true);
        assertThat(gateway.answersAs(ADA, openClaw.address())).isTrue();
        assertThat(gateway.answersAs(BOB, openClaw.address())).isFalse();
        assertThat(gateway.identity(BOB, openClaw.address())).isEqualTo(GatewayIdentity.FOREIGN);
    }

    @Test
    void takesNoNameThatOnlyBeginsOrEndsAlike() {
        openClaw.becomes(new UserId("ada-2"));

        assertThat(gateway.identity(ADA, openClaw.address())).isEqualTo(GatewayIdentity.FOREIGN);
        assertThat(gateway.identity(new UserId("2"), openClaw.address()))
                .isEqualTo(GatewayIdentity.FOREIGN);
    }

    @Test
    void asksToRestAsTheOwnerWithAnAdministratorsRights() {
        openClaw.answer(200, "{\"ok\":true,\"payload\":{\"status\":\"ready\",\"blockers\":[]}}");

        assertThat(gateway.rest(user("ada"), openClaw.address())).isEqualTo(new Rest.Resting());
        assertThat(openClaw.calls())
                .containsExactly(
                        "{\"method\":\"gateway.suspend.prepare\","
                                + "\"params\":{\"requestId\":\"teamclaw-lifecycle\"}}");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    embedded-run:1 chat-run:1 queue:2 root-request:1 | an answer is being written
                    cron-run:1                       | a scheduled job runs
                    cron-run:2 embedded-run:1 | an answer is being written, and 2 scheduled jobs run
                    background-exec:1 background-exec:1     | 2 commands run
                    task:1                                  | a background task runs
                    queue:1 root-request:1                  | a request is being answered
                    something-new:1                         | other work goes on
                    """)
    void saysInWordsWhatKeepsItFromRest(String kinds, String words) {
        StringBuilder blockers = new StringBuilder();
        for (String each : kinds.split(" ")) {
            String[] kind = each.split(":");
            blockers.append(blockers.isEmpty() ? "" : ",")
                    .append("{\"kind\":\"%s\",\"count\":%s}".formatted(kind[0], kind[1]));
        }
        openClaw.answer(
                200, "{\"payload\":{\"status\":\"busy\",\"blockers\":[%s]}}".formatted(blockers));

        assertThat(gateway.rest(user("ada"), openClaw.address())).isEqualTo(new Rest.Busy(words));
    }

    @Test
    void countsAScheduledJobOnceAlthoughOpenClawListsItAsATaskToo() {
        openClaw.answer(
                200,
                """
                {"payload": {"status": "busy", "blockers": [
                  {"kind": "cron-run", "count": 1},
                  {"kind": "task", "count": 1, "task": {"runtime": "cron"}}]}}""");

        assertThat(gateway.rest(user("ada"), openClaw.address()))
                .isEqualTo(new Rest.Busy("a scheduled job runs"));
    }

    @Test
    void asksABusyGatewayOnlyEveryFewSeconds() {
        openClaw.answer(
                200, "{\"payload\":{\"status\":\"busy\",\"blockers\":[{\"kind\":\"chat-run\"}]}}");

        Rest first = gateway.rest(user("ada"), openClaw.address());

        assertThat(gateway.rest(user("ada"), openClaw.address())).isEqualTo(first);
        assertThat(openClaw.calls()).hasSize(1);
        Eventually.get(
                () -> gateway.rest(user("ada"), openClaw.address()),
                again -> openClaw.calls().size() == 2);
    }

    @Test
    void isBusyWhereItIsToBeAskedAgain() {
        openClaw.answer(
                503, "{\"ok\":false,\"error\":{\"code\":\"UNAVAILABLE\",\"retryable\":true}}");
        assertThat(gateway.rest(user("ada"), openClaw.address())).isInstanceOf(Rest.Busy.class);
    }

    @Test
    void isSilentWhereItRefuses() {
        openClaw.answer(401, "{\"error\":{\"message\":\"Unauthorized\"}}");
        assertThat(gateway.rest(user("ada"), openClaw.address())).isInstanceOf(Rest.Silent.class);

        openClaw.answer(500, "no JSON");
        assertThat(gateway.rest(user("ada"), openClaw.address())).isInstanceOf(Rest.Silent.class);
    }

    @Test
    void asksNothingOfAStrangersGateway() {
        openClaw.answer(200, "{\"payload\":{\"status\":\"ready\"}}");

        assertThat(gateway.rest(user("bob"), openClaw.address())).isInstanceOf(Rest.Silent.class);
        assertThat(openClaw.calls()).isEmpty();
    }

    @Test
    void takesARestBackByTheIdOfItsLease() {
        openClaw.answer(200, "{\"payload\":{\"status\":\"ready\",\"suspensionId\":\"s-1\"}}");

        gateway.resume(user("ada"), openClaw.address());

        assertThat(openClaw.calls())
                .last()
                .isEqualTo(
                        "{\"method\":\"gateway.suspend.resume\","
                                + "\"params\":{\"suspensionId\":\"s-1\"}}");
    }

    @Test
    void hasNothingToTakeBackWhereItWorks() {
        openClaw.answer(200, "{\"payload\":{\"status\":\"busy\",\"blockers\":[]}}");

        gateway.resume(user("ada"), openClaw.address());

        assertThat(openClaw.calls()).hasSize(1);
    }

    private static User user(String id) {
        return People.person(id);
    }
}
