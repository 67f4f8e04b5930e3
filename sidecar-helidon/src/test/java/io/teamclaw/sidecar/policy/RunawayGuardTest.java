package io.teamclaw.sidecar.policy;

import static io.teamclaw.sidecar.policy.PolicyData.call;
import static io.teamclaw.sidecar.policy.PolicyData.limits;
import static io.teamclaw.sidecar.policy.PolicyData.message;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunawayGuardTest {
    private final PolicyData.Clock clock = new PolicyData.Clock();

    @Test
    void aBusyAgentIsLeftAlone() {
        RunawayGuard guard = of(Map.of("runaway-calls-per-minute", "60"));
        for (int i = 0; i < 500; i++) {
            clock.forward(Duration.ofMillis(1_100));
            assertThat(pause(guard, message("step " + i))).isZero();
        }
    }

    @Test
    void callsFarTooOftenWaitFirstAndAreStoppedThen() {
        RunawayGuard guard = of(Map.of("runaway-calls-per-minute", "60"));
        int sent = 0;
        Duration waited = Duration.ZERO;
        Admission admission = guard.admit(message("step"));
        for (; admission instanceof Admission.Go go; admission = guard.admit(message("s" + sent))) {
            assertThat(go.pause()).isBetween(waited, Duration.ofSeconds(2));
            waited = go.pause();
            clock.forward(go.pause().plusMillis(200));
            sent++;
        }
        assertThat(sent).isBetween(60, 100);
        assertThat(waited).isGreaterThan(Duration.ofSeconds(1));
        assertThat(admission)
                .isInstanceOfSatisfying(
                        Admission.Say.class, say -> assertThat(say.text()).contains("stopped me"));
    }

    @Test
    void theSameToolResultAgainAndAgainIsALoopHoweverSlow() {
        RunawayGuard guard = of(Map.of("runaway-calls-per-minute", "1000"));
        int sent = 0;
        while (guard.admit(toolResult(sent)) instanceof Admission.Go go) {
            clock.forward(go.pause().plusMillis(800));
            sent++;
        }
        assertThat(sent).isBetween(RunawayGuard.MOST_REPEATS, 40);
    }

    @Test
    void anAgentThatWasStoppedStartsAgainAfterAMomentOfQuiet() {
        RunawayGuard guard = stopped("\"message\"");
        clock.forward(RunawayGuard.QUIET.dividedBy(2));
        assertThat(guard.admit(message("still at it"))).isInstanceOf(Admission.Say.class);
        clock.forward(RunawayGuard.QUIET.plusMillis(1));
        assertThat(pause(guard, message("go on, but slowly"))).isZero();
    }

    @Test
    void wherePlainErrorsAreWantedOrNothingCanBeSaidTheyAreGiven() {
        assertThat(stopped("\"refusal\"").admit(message("x")))
                .isInstanceOfSatisfying(
                        Admission.Refuse.class,
                        refuse -> {
                            assertThat(refuse.status()).isEqualTo(400);
                            assertThat(refuse.retryAfter()).contains(RunawayGuard.QUIET);
                        });
        assertThat(stopped("\"message\"").admit(call("openai", "/v1/embeddings", "{}")))
                .isInstanceOf(Admission.Refuse.class);
    }

    @Test
    void nothingIsAStepOfALoopWhereTheRuleIsOff() {
        RunawayGuard guard = of(Map.of());
        for (int i = 0; i < 1_000; i++) {
            assertThat(pause(guard, message("same"))).isZero();
        }
    }

    private RunawayGuard stopped(String answer) {
        RunawayGuard guard = of(Map.of("runaway-calls-per-minute", "10", "runaway-answer", answer));
        for (int i = 0; i < 40; i++) {
            guard.admit(message("step " + i));
        }
        return guard;
    }

    private RunawayGuard of(Map<String, String> settings) {
        return new RunawayGuard(() -> limits(settings), clock);
    }

    private static Duration pause(RunawayGuard guard, CallFacts call) {
        return ((Admission.Go) guard.admit(call)).pause();
    }

    /** Each has an id of its own and a longer history; what the tool says is the same. */
    private static CallFacts toolResult(int turn) {
        return call(
                "anthropic",
                "/v1/messages",
                "{\"messages\":[%s{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"toolu_%d\",\"content\":\"no such file\"}]}],\"model\":\"m\"}"
                        .formatted(
                                "{\"role\":\"assistant\",\"content\":\"x\"},".repeat(turn), turn));
    }
}
