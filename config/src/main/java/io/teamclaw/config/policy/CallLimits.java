package io.teamclaw.config.policy;

import io.teamclaw.config.openclaw.AllowedModels;
import io.teamclaw.config.provider.Provider;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What one person's agent may do with the company's keys.
 *
 * @param callsPerMinute {@link #NONE} where there is no limit, and so on
 * @param tokensPerMinute of every kind
 * @param callsAtOnce running at the same time
 * @param tokensPerCall its prompt, estimated, and the longest answer that it asks for
 * @param runawayCallsPerMinute from which on it is taken to run in a loop
 * @param models each of them has to allow a model; none where everything is allowed
 * @param betas flags of the {@code anthropic-beta} header
 * @param runawayAnswer how a loop is answered
 */
public record CallLimits(
        int callsPerMinute,
        int tokensPerMinute,
        int callsAtOnce,
        int tokensPerCall,
        int runawayCallsPerMinute,
        List<AllowedModels> models,
        BetaFlags betas,
        RunawayAnswer runawayAnswer) {
    /** No limit. */
    public static final int NONE = Integer.MAX_VALUE;

    /**
     * Well above what a busy agent does (some ten calls in a minute), well below a tool loop, which
     * was seen to make 218.
     */
    public static final int USUAL_RUNAWAY = 60;

    /** What applies where nothing is set, or what is set cannot be read. */
    public static final CallLimits BUILT_IN = unlimited(OptionalInt.of(USUAL_RUNAWAY));

    public CallLimits {
        models = List.copyOf(models);
    }

    /** Nothing limited but loops. */
    public static CallLimits unlimited(OptionalInt runawayCallsPerMinute) {
        return new CallLimits(
                NONE,
                NONE,
                NONE,
                NONE,
                runawayCallsPerMinute.orElse(NONE),
                List.of(),
                BetaFlags.ALL,
                RunawayAnswer.MESSAGE);
    }

    /** Whether every model of a provider may be used. */
    public boolean allowsAll(Provider provider) {
        return models.stream().allMatch(each -> each.whole(provider));
    }

    /** Whether some model of a provider may be used. */
    public boolean allowsSome(Provider provider) {
        return allowsAll(provider) || !allowed(provider).isEmpty();
    }

    /**
     * Whether a model may be used. What turns text into vectors goes with its provider: it is no
     * model that people choose.
     */
    public boolean allows(Provider provider, String model) {
        return models.stream().allMatch(each -> each.allows(provider, model))
                || provider.embeddings().stream().anyMatch(each -> each.id().equals(model))
                        && allowsSome(provider);
    }

    /** The ids of a provider's models that may be used, as far as they are named anywhere. */
    public List<String> allowed(Provider provider) {
        String prefix = provider.id() + "/";
        return Stream.concat(
                        provider.models().stream().map(model -> model.id()),
                        models.stream()
                                .flatMap(each -> each.entries().stream().sorted())
                                .filter(entry -> entry.startsWith(prefix))
                                .map(entry -> entry.substring(prefix.length())))
                .distinct()
                .filter(id -> models.stream().allMatch(each -> each.allows(provider, id)))
                .toList();
    }
}
