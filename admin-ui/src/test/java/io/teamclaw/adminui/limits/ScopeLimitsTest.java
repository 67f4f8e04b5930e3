package io.teamclaw.adminui.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.teamclaw.adminui.config.Scope;
import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.id.UserId;
import io.teamclaw.config.policy.CallLimit;
import io.teamclaw.config.policy.RunawayAnswer;
import io.teamclaw.lifecycle.settings.Setting;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What counts of a limit is what the sidecar takes, with the tier that it comes from. */
class ScopeLimitsTest {
    private static final Scope ALL = new Scope.Everybody();
    private static final Scope TEAM = new Scope.OfTeam(new TeamId("research"));
    private static final Scope PERSON = new Scope.OfPerson(new UserId("ada"));
    private static final String CALLS = "platform/calls-per-minute";

    @Test
    void theLowestNumberCountsAndTheWidestTierOfEquals() {
        assertThat(calls(Map.of(CALLS, "30"), Map.of(CALLS, "20"), Map.of(CALLS, "25")))
                .isEqualTo(counting(20, TEAM));
        assertThat(calls(Map.of(CALLS, "20"), Map.of(), Map.of(CALLS, "20")))
                .isEqualTo(counting(20, ALL));
        assertThat(calls(Map.of(), Map.of(), Map.of(CALLS, "7"))).isEqualTo(counting(7, PERSON));
        assertThat(calls(Map.of(), Map.of(), Map.of()).value()).isEmpty();
    }

    @Test
    void aModelCountsThatEveryListAllows() {
        String key = "platform/allowed-models";
        ScopeLimits some =
                limits(
                        Map.of(key, "[\"anthropic\",\"openai\"]"),
                        Map.of(),
                        Map.of(key, "[\"openai/gpt-5.5\",\"mistral\"]"));

        assertThat(some.models().value()).contains(Set.of("openai/gpt-5.5"));
        assertThat(some.models().from()).containsExactly(ALL, PERSON);

        ScopeLimits none =
                limits(Map.of(key, "[\"anthropic\"]"), Map.of(key, "[\"openai\"]"), Map.of());
        assertThat(none.models().value()).contains(Set.of());

        ScopeLimits everything = limits(Map.of(key, "[]"), Map.of(), Map.of());
        assertThat(everything.models().value()).isEmpty();
    }

    @Test
    void aBetaFlagCountsThatEveryListLetsPass() {
        String key = "platform/allowed-beta-flags";
        ScopeLimits some = limits(Map.of(key, "[\"a\",\"b\"]"), Map.of(key, "[\"b\"]"), Map.of());
        assertThat(some.betas().value()).contains(Set.of("b"));
        assertThat(some.betas().from()).containsExactly(ALL, TEAM);

        ScopeLimits none = limits(Map.of(), Map.of(key, "[]"), Map.of());
        assertThat(none.betas().value()).contains(Set.of());
        assertThat(limits(Map.of(), Map.of(), Map.of()).betas().value()).isEmpty();
    }

    @Test
    void howALoopIsAnsweredTheNearestTierSays() {
        ScopeLimits limits =
                limits(
                        Map.of(RunawayAnswer.KEY, "\"message\""),
                        Map.of(RunawayAnswer.KEY, "\"refusal\""),
                        Map.of());
        assertThat(limits.runawayAnswer().value()).contains(RunawayAnswer.REFUSAL);
        assertThat(limits.runawayAnswer().from()).containsExactly(TEAM);
    }

    @Test
    void whatCannotBeReadIsNamed() {
        ScopeLimits limits =
                limits(Map.of(CALLS, "many"), Map.of(CALLS, "9"), Map.of("platform/other", "{"));
        assertThat(limits.malformed())
                .extracting(Setting::scope, Setting::key)
                .containsExactly(tuple("global", CALLS));
        assertThat(limits.number(CallLimit.CALLS_PER_MINUTE)).isEqualTo(counting(9, TEAM));
    }

    private static Counting<Integer> counting(int number, Scope from) {
        return new Counting<>(Optional.of(number), List.of(from));
    }

    private static Counting<Integer> calls(
            Map<String, String> all, Map<String, String> team, Map<String, String> person) {
        return limits(all, team, person).number(CallLimit.CALLS_PER_MINUTE);
    }

    private static ScopeLimits limits(
            Map<String, String> all, Map<String, String> team, Map<String, String> person) {
        return new ScopeLimits(
                Stream.of(tier(ALL, all), tier(TEAM, team), tier(PERSON, person)).toList());
    }

    private static ScopeLimits.Tier tier(Scope scope, Map<String, String> values) {
        return new ScopeLimits.Tier(
                scope,
                values.entrySet().stream()
                        .map(
                                each ->
                                        new Setting(
                                                scope.key(),
                                                each.getKey(),
                                                each.getValue(),
                                                "ada@example.com",
                                                Instant.EPOCH,
                                                1))
                        .collect(Collectors.toMap(Setting::key, Function.identity())));
    }
}
