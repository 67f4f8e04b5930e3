package io.teamclaw.config.provider;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds a model's price under the names that answers give it. */
final class PriceLookup {
    /** {@code -20251001} as Anthropic dates its models, {@code -2026-01-31} as OpenAI does. */
    private static final Pattern DATE = Pattern.compile("-(?:\\d{8}|\\d{4}-\\d{2}-\\d{2})$");

    private PriceLookup() {}

    static Optional<ModelPrice> price(ProviderRegistry registry, String providerId, String model) {
        Optional<Provider> provider = registry.find(providerId);
        if (provider.isEmpty()) {
            return Optional.empty();
        }
        return own(provider.get(), model).or(() -> makers(registry, model));
    }

    private static Optional<ModelPrice> own(Provider provider, String model) {
        return exact(provider, model)
                .or(() -> exact(provider, DATE.matcher(model).replaceFirst("")));
    }

    /** Routers name versions with a dot where makers use a dash, e.g. {@code 4.6}. */
    private static Optional<ModelPrice> makers(ProviderRegistry registry, String model) {
        int slash = model.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        String name = model.substring(slash + 1);
        return registry.find(model.substring(0, slash))
                .flatMap(maker -> own(maker, name).or(() -> own(maker, name.replace('.', '-'))));
    }

    private static Optional<ModelPrice> exact(Provider provider, String model) {
        return Stream.concat(provider.models().stream(), provider.embeddings().stream())
                .filter(each -> each.id().equals(model))
                .findFirst()
                .flatMap(Model::price);
    }
}
