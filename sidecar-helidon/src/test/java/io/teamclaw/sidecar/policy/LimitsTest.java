package io.teamclaw.sidecar.policy;

import static io.teamclaw.sidecar.policy.PolicyData.call;
import static io.teamclaw.sidecar.policy.PolicyData.limits;
import static io.teamclaw.sidecar.policy.PolicyData.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.provider.ProviderRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private final PolicyData.Clock clock = new PolicyData.Clock();

    @Test
    void callsBeyondTheMinutesShareAreRefusedUntilItFillsAgain() {
        Limits limits = of(Map.of("calls-per-minute", "2"));
        go(limits, message("a"));
        go(limits, message("b"));
        Admission.Refuse refused = refused(limits, message("c"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.message()).contains("2 calls a minute");
        assertThat(refused.retryAfter()).contains(Duration.ofSeconds(30));
        clock.forward(Duration.ofSeconds(30));
        go(limits, message("c"));
        refused(limits, message("d"));
    }

    @Test
    void callsAtOnceAreBounded() {
        Limits limits = of(Map.of("calls-at-once", "2"));
        Permit first = go(limits, message("a"));
        go(limits, message("b"));
        assertThat(refused(limits, message("c")).message()).contains("2 calls running");
        first.close(10);
        go(limits, message("c"));
    }

    @Test
    void tokensAreEstimatedFirstAndSettledWhenTheCallIsOver() {
        Limits limits = of(Map.of("tokens-per-minute", "60000"));
        go(limits, message("a")).close(90_000);
        Admission.Refuse refused = refused(limits, message("b"));
        assertThat(refused.message()).contains("60000 tokens a minute");
        assertThat(refused.retryAfter().orElseThrow())
                .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(31));
        clock.forward(Duration.ofSeconds(31));
        Permit cheap = go(limits, message("b"));
        cheap.close(0);
    }

    @Test
    void whatRunsIsReckonedWithBeforeItsTokensAreKnown() {
        Limits limits = of(Map.of("tokens-per-minute", "1000"));
        go(limits, message("x".repeat(1_900) + " " + "x".repeat(1_900)));
        refused(limits, message("y".repeat(300) + " " + "y".repeat(300)));
    }

    @Test
    void aCallThatIsLargerThanAMinutesShareRunsWhereNothingElseDid() {
        Limits limits = of(Map.of("tokens-per-minute", "1000"));
        go(limits, message("word ".repeat(4_000))).close(5_000);
        refused(limits, message("b"));
    }

    @Test
    void aCallMayBeSoLargeAndNoLarger() {
        Limits limits = of(Map.of("tokens-per-call", "1000"));
        String path = "/v1/messages";
        go(limits, call("anthropic", path, "{\"model\":\"m\",\"max_tokens\":900}"));
        assertThat(
                        refused(
                                        limits,
                                        call(
                                                "anthropic",
                                                path,
                                                "{\"model\":\"m\",\"max_tokens\":1000}"))
                                .message())
                .contains("about 1007 tokens")
                .contains("limit for one call is 1000");
    }

    @Test
    void ofModelsOnlyTheAllowedOnesPassAndTheRefusalNamesThem() {
        Limits limits = of(Map.of("allowed-models", "[\"openai/gpt-5.5\",\"google\"]"));
        go(limits, call("openai", "/v1/responses", "{\"model\":\"gpt-5.5\"}"));
        go(limits, call("google", "/v1beta/models/any:generateContent", "{}"));
        assertThat(refused(limits, call("openai", "/v1/responses", "{\"model\":\"o9\"}")).message())
                .contains("the model o9")
                .contains("Allowed of OpenAI: gpt-5.5.");
        assertThat(refused(limits, message("a")).message()).contains("does not allow Anthropic");
    }

    @Test
    void aModelThatIsNotClearIsNotAllowed() {
        Limits limits = of(Map.of("allowed-models", "[\"openai/gpt-5.5\"]"));
        for (String body :
                new String[] {
                    "",
                    "no json",
                    "{}",
                    "{\"model\":\"gpt-5.5\",\"model\":\"o9\"}",
                    "{\"model\":\"gpt-5.5\",\"Model\":\"o9\"}",
                    "{\"model\":\"gpt-5.5\",\"mod\\u0065l\":\"o9\"}",
                    "{\"model\":\"gpt-5.5\",\"models\":[\"o9\"]}",
                    "{\"model\":\"gpt-5.5\"",
                    "{\"model\":[\"gpt-5.5\"]}"
                }) {
            assertThat(refused(limits, call("openai", "/v1/responses", body)).code())
                    .as(body)
                    .isEqualTo("teamclaw_model_unknown");
        }
    }

    @Test
    void aLookAtWhatThereIsCountsForNothing() {
        Limits limits = of(Map.of("calls-at-once", "1", "allowed-models", "[\"openai/gpt-5.5\"]"));
        CallFacts look =
                CallFacts.of(
                        ProviderRegistry.builtIn().find("openai").orElseThrow(),
                        "GET",
                        "/v1/models",
                        "",
                        RequestShape.NONE);
        go(limits, look);
        go(limits, look);
    }

    @Test
    void ofAChainWhatTheFirstGaveIsGivenBackWhereTheNextRefuses() {
        Limits limits = of(Map.of("calls-at-once", "1"));
        CallPolicy no = each -> new Admission.Refuse(400, "no", "no", Optional.empty());
        PolicyChain chain = new PolicyChain(List.of(limits, no));
        assertThat(chain.admit(message("a"))).isInstanceOf(Admission.Refuse.class);
        go(limits, message("a"));
    }

    private Limits of(Map<String, String> settings) {
        return new Limits(() -> limits(settings), clock);
    }

    private static Permit go(CallPolicy policy, CallFacts call) {
        Admission admission = policy.admit(call);
        assertThat(admission).isInstanceOf(Admission.Go.class);
        return ((Admission.Go) admission).permit();
    }

    private static Admission.Refuse refused(CallPolicy policy, CallFacts call) {
        Admission admission = policy.admit(call);
        assertThat(admission).isInstanceOf(Admission.Refuse.class);
        return (Admission.Refuse) admission;
    }
}
