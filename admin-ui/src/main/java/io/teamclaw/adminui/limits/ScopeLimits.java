package io.teamclaw.adminui.limits;

import io.teamclaw.adminui.config.Scope;
import io.teamclaw.config.openclaw.AllowedModels;
import io.teamclaw.config.policy.BetaFlags;
import io.teamclaw.config.policy.CallLimit;
import io.teamclaw.config.policy.LimitSettings;
import io.teamclaw.config.policy.RunawayAnswer;
import io.teamclaw.lifecycle.settings.Setting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What limits the calls of a scope's people, by the rules of {@link LimitSettings}.
 *
 * @param tiers from everybody's to the scope's own; at least one
 */
public record ScopeLimits(List<Tier> tiers) {
    /**
     * What a tier says.
     *
     * @param settings by key
     */
    public record Tier(Scope scope, Map<String, Setting> settings) {}

    /** A tier's value of one limit. */
    private record Part<T>(Scope scope, T value) {}

    public ScopeLimits {
        tiers = List.copyOf(tiers);
    }

    /** Whose limits these are. */
    public Scope scope() {
        return tiers.getLast().scope();
    }

    /** What the scope itself sets. */
    public Optional<Setting> own(String key) {
        return Optional.ofNullable(tiers.getLast().settings().get(key));
    }

    /** The lowest number. */
    public Counting<Integer> number(CallLimit limit) {
        return parts(limit.key(), json -> limit.parse(json).stream().boxed().findFirst()).stream()
                .min(Comparator.comparing(Part::value))
                .map(lowest -> counting(lowest.value(), List.of(lowest)))
                .orElseGet(ScopeLimits::unset);
    }

    /** Providers and models that all tiers allow; an empty set where they have none in common. */
    public Counting<Set<String>> models() {
        List<Part<AllowedModels>> lists =
                parts(LimitSettings.MODELS, LimitSettings::models).stream()
                        .filter(part -> !part.value().all())
                        .toList();
        return lists.isEmpty()
                ? unset()
                : counting(
                        AllowedModels.common(lists.stream().map(Part::value).toList())
                                .map(AllowedModels::entries)
                                .orElse(Set.of()),
                        lists);
    }

    /** The models that the tiers above the scope allow. */
    List<AllowedModels> modelsAbove() {
        return parts(LimitSettings.MODELS, LimitSettings::models).stream()
                .filter(part -> !part.scope().equals(scope()))
                .map(Part::value)
                .toList();
    }

    /** Flags that all tiers let pass. */
    public Counting<Set<String>> betas() {
        List<Part<BetaFlags>> lists = parts(LimitSettings.BETAS, LimitSettings::betas);
        return lists.stream()
                .map(Part::value)
                .reduce(BetaFlags::and)
                .flatMap(BetaFlags::allowed)
                .map(flags -> counting(flags, lists))
                .orElseGet(ScopeLimits::unset);
    }

    /** What the tier nearest to the people says. */
    public Counting<RunawayAnswer> runawayAnswer() {
        List<Part<RunawayAnswer>> answers = parts(RunawayAnswer.KEY, RunawayAnswer::parse);
        return answers.isEmpty()
                ? unset()
                : counting(answers.getLast().value(), List.of(answers.getLast()));
    }

    /** Limits that cannot be read. While there is one, sidecars keep all limits as they were. */
    public List<Setting> malformed() {
        return tiers.stream()
                .flatMap(tier -> tier.settings().values().stream())
                .filter(each -> LimitSettings.expected(each.key(), each.json()).isPresent())
                .sorted(Comparator.comparing(Setting::scope).thenComparing(Setting::key))
                .toList();
    }

    private <T> List<Part<T>> parts(String key, Function<String, Optional<T>> parse) {
        List<Part<T>> parts = new ArrayList<>();
        for (Tier tier : tiers) {
            Optional.ofNullable(tier.settings().get(key))
                    .flatMap(setting -> parse.apply(setting.json()))
                    .ifPresent(value -> parts.add(new Part<>(tier.scope(), value)));
        }
        return parts;
    }

    private static <T, P> Counting<T> counting(T value, List<Part<P>> from) {
        return new Counting<>(Optional.of(value), from.stream().map(Part::scope).toList());
    }

    private static <T> Counting<T> unset() {
        return new Counting<>(Optional.empty(), List.of());
    }
}
