package io.teamclaw.config.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamclaw.config.provider.Provider;
import io.teamclaw.config.provider.ProviderRegistry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LimitSettingsTest {
    private final ProviderRegistry registry = ProviderRegistry.builtIn();

    @Test
    void limitsNothingButLoopsWhereNothingIsSet() {
        CallLimits limits = of(Map.of(), Map.of(), Map.of());
        assertThat(limits).isEqualTo(CallLimits.BUILT_IN);
        assertThat(limits.runawayCallsPerMinute()).isEqualTo(60);
        assertThat(limits.callsPerMinute()).isEqualTo(CallLimits.NONE);
        assertThat(limits.allows(provider("openai"), "whatever")).isTrue();
    }

    @ParameterizedTest
    @EnumSource(CallLimit.class)
    void theLowestOfTheTiersCountsWhoeverSetIt(CallLimit limit) {
        assertThat(value(limit, of(set(limit, 2_000), set(limit, 1_500), set(limit, 9_000))))
                .isEqualTo(1_500);
        assertThat(value(limit, of(set(limit, 1_000), Map.of(), set(limit, 9_000))))
                .isEqualTo(1_000);
        assertThat(value(limit, of(Map.of(), Map.of(), set(limit, 9_000)))).isEqualTo(9_000);
    }

    @Test
    void aModelHasToBeAllowedByEveryTierThatSaysSomething() {
        CallLimits limits =
                of(
                        Map.of(LimitSettings.MODELS, "[\"openai\",\"anthropic\"]"),
                        Map.of(LimitSettings.MODELS, "[]"),
                        Map.of(LimitSettings.MODELS, "[\"openai/gpt-5.5\",\"google\"]"));
        assertThat(limits.allows(provider("openai"), "gpt-5.5")).isTrue();
        assertThat(limits.allows(provider("openai"), "gpt-5.4")).isFalse();
        assertThat(limits.allowsSome(provider("anthropic"))).isFalse();
        assertThat(limits.allowsSome(provider("google"))).isFalse();
        assertThat(limits.allowed(provider("openai"))).containsExactly("gpt-5.5");
    }

    @Test
    void whatTurnsTextIntoVectorsGoesWithItsProvider() {
        CallLimits limits = of(Map.of(LimitSettings.MODELS, "[\"openai/gpt-5.5\"]"));
        assertThat(limits.allows(provider("openai"), "text-embedding-3-small")).isTrue();
        limits = of(Map.of(LimitSettings.MODELS, "[\"anthropic\"]"));
        assertThat(limits.allows(provider("openai"), "text-embedding-3-small")).isFalse();
    }

    @Test
    void aBetaFlagPassesWhereEveryTierLetsIt() {
        CallLimits limits =
                of(
                        Map.of(LimitSettings.BETAS, "[\"a-1\",\"b-2\"]"),
                        Map.of(LimitSettings.BETAS, "[\"b-2\",\"c-3\"]"));
        assertThat(limits.betas()).isEqualTo(BetaFlags.only(Set.of("b-2")));
        assertThat(of(Map.of(LimitSettings.BETAS, "[]")).betas())
                .isEqualTo(BetaFlags.only(Set.of()));
        assertThat(of(Map.of()).betas()).isEqualTo(BetaFlags.ALL);
    }

    @Test
    void howALoopIsAnsweredTheNearestTierSays() {
        assertThat(
                        of(
                                        Map.of(RunawayAnswer.KEY, "\"refusal\""),
                                        Map.of(RunawayAnswer.KEY, "\"message\""))
                                .runawayAnswer())
                .isEqualTo(RunawayAnswer.MESSAGE);
        assertThat(of(Map.of(RunawayAnswer.KEY, "\"refusal\"")).runawayAnswer())
                .isEqualTo(RunawayAnswer.REFUSAL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "platform/calls-per-minute|0",
                "platform/calls-per-minute|-5",
                "platform/calls-per-minute|1.5",
                "platform/calls-per-minute|\"5\"",
                "platform/tokens-per-minute|999",
                "platform/tokens-per-minute|9999999999",
                "platform/runaway-calls-per-minute|9",
                "platform/runaway-answer|\"shout\"",
                "platform/allowed-models|{}",
                "platform/allowed-models|[1]",
                "platform/allowed-models|[\"Not A Provider\"]",
                "platform/allowed-beta-flags|[\"a b\"]",
                "platform/allowed-beta-flags|\"a\""
            })
    void whatIsMalformedIsNamedAndNeverCountsAsNoLimit(String key, String json) {
        assertThat(LimitSettings.expected(key, json)).isPresent();
        assertThatThrownBy(() -> of(Map.of(key, json)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(key);
    }

    @Test
    void settingsOfOthersAreLeftAlone() {
        assertThat(of(Map.of("platform/idle-minutes", "no number"))).isEqualTo(CallLimits.BUILT_IN);
    }

    @Test
    void aFlagOfAnotherFormIsNone() {
        assertThatThrownBy(() -> BetaFlags.only(Set.of("a,b")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @SafeVarargs
    private static CallLimits of(Map<String, String>... tiers) {
        return LimitSettings.strictest(CallLimits.BUILT_IN, List.of(tiers));
    }

    private static Map<String, String> set(CallLimit limit, int value) {
        return Map.of(limit.key(), String.valueOf(value));
    }

    private static int value(CallLimit limit, CallLimits limits) {
        return switch (limit) {
            case CALLS_PER_MINUTE -> limits.callsPerMinute();
            case TOKENS_PER_MINUTE -> limits.tokensPerMinute();
            case CALLS_AT_ONCE -> limits.callsAtOnce();
            case TOKENS_PER_CALL -> limits.tokensPerCall();
            case RUNAWAY_CALLS_PER_MINUTE -> limits.runawayCallsPerMinute();
        };
    }

    private Provider provider(String id) {
        return registry.find(id).orElseThrow();
    }
}
