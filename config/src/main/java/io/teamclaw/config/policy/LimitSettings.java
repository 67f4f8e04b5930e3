package io.teamclaw.config.policy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.teamclaw.config.openclaw.AllowedModels;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The settings that limit calls, as they stand in the config table: each has a key and JSON. A list
 * of models or flags that several tiers have lets pass what all of them do; of numbers the lowest
 * counts; how a loop is answered, the tier nearest to the person says.
 */
public final class LimitSettings {
    /** Models and providers, e.g. {@code ["anthropic","openai/gpt-5.5"]}; see AllowedModels. */
    public static final String MODELS = CallLimit.PLATFORM + "allowed-models";

    /** Flags of the {@code anthropic-beta} header; an empty list lets none pass. */
    public static final String BETAS = CallLimit.PLATFORM + "allowed-beta-flags";

    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private LimitSettings() {}

    /** What is wrong with a value; empty where it is one, or the key names none of these limits. */
    public static Optional<String> expected(String key, String json) {
        Optional<CallLimit> number = CallLimit.of(key);
        if (number.isPresent()) {
            return number.get().parse(json).isPresent()
                    ? Optional.empty()
                    : number.map(CallLimit::expected);
        }
        return switch (key) {
            case MODELS ->
                    wrong(
                            models(json),
                            "a JSON list of providers and models, e.g. [\"anthropic\","
                                    + " \"openai/gpt-5.5\"]");
            case BETAS ->
                    wrong(
                            betas(json),
                            "a JSON list of beta flags, e.g."
                                    + " [\"interleaved-thinking-2025-05-14\"]");
            case RunawayAnswer.KEY ->
                    wrong(RunawayAnswer.parse(json), "\"message\" or \"refusal\"");
            default -> Optional.empty();
        };
    }

    private static Optional<String> wrong(Optional<?> value, String expected) {
        return value.isPresent() ? Optional.empty() : Optional.of(expected);
    }

    /**
     * What applies to one person.
     *
     * @param defaults where no tier says anything
     * @param tiers settings by key, of everybody, the team and the person in this order; other
     *     settings may be among them
     * @throws IllegalArgumentException naming the key whose value is malformed
     */
    public static CallLimits strictest(CallLimits defaults, List<Map<String, String>> tiers) {
        List<AllowedModels> models = new ArrayList<>();
        BetaFlags betas = defaults.betas();
        RunawayAnswer answer = defaults.runawayAnswer();
        for (Map<String, String> tier : tiers) {
            for (Map.Entry<String, String> setting : tier.entrySet()) {
                Optional<String> wrong = expected(setting.getKey(), setting.getValue());
                if (wrong.isPresent()) {
                    throw new IllegalArgumentException(
                            "The setting " + setting.getKey() + " is not " + wrong.get());
                }
            }
            Optional.ofNullable(tier.get(MODELS))
                    .flatMap(LimitSettings::models)
                    .filter(each -> !each.all())
                    .ifPresent(models::add);
            betas =
                    betas.and(
                            Optional.ofNullable(tier.get(BETAS))
                                    .flatMap(LimitSettings::betas)
                                    .orElse(BetaFlags.ALL));
            answer =
                    Optional.ofNullable(tier.get(RunawayAnswer.KEY))
                            .flatMap(RunawayAnswer::parse)
                            .orElse(answer);
        }
        return new CallLimits(
                lowest(CallLimit.CALLS_PER_MINUTE, tiers, defaults.callsPerMinute()),
                lowest(CallLimit.TOKENS_PER_MINUTE, tiers, defaults.tokensPerMinute()),
                lowest(CallLimit.CALLS_AT_ONCE, tiers, defaults.callsAtOnce()),
                lowest(CallLimit.TOKENS_PER_CALL, tiers, defaults.tokensPerCall()),
                lowest(CallLimit.RUNAWAY_CALLS_PER_MINUTE, tiers, defaults.runawayCallsPerMinute()),
                models,
                betas,
                answer);
    }

    /** What is set counts, even where it is more than the default. */
    private static int lowest(CallLimit limit, List<Map<String, String>> tiers, int otherwise) {
        return tiers.stream()
                .filter(tier -> tier.containsKey(limit.key()))
                .mapToInt(tier -> limit.parse(tier.get(limit.key())).orElseThrow())
                .min()
                .orElse(otherwise);
    }

    /** The value of {@link #MODELS}; empty where the text is none. */
    public static Optional<AllowedModels> models(String json) {
        try {
            return texts(json).map(AllowedModels::new);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The value of {@link #BETAS}; empty where the text is none. */
    public static Optional<BetaFlags> betas(String json) {
        try {
            return texts(json).map(BetaFlags::only);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Set<String>> texts(String json) {
        Set<String> texts = new LinkedHashSet<>();
        try {
            JsonNode list = JSON.readTree(json);
            for (JsonNode each : list) {
                if (!each.isTextual()) {
                    return Optional.empty();
                }
                texts.add(each.textValue());
            }
            return list.isArray() ? Optional.of(texts) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
