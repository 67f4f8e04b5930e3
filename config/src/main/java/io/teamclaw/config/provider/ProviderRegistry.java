package io.teamclaw.config.provider;

import io.teamclaw.config.usage.TokenCounts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The providers that TeamClaw knows: {@code providers.yaml} on the class path, with an
 * installation's own YAML laid over it.
 */
public final class ProviderRegistry {
    private final List<Provider> providers;

    private ProviderRegistry(List<Provider> providers) {
        this.providers = List.copyOf(providers);
    }

    /** The registry as shipped. */
    public static ProviderRegistry builtIn() {
        throw new UnsupportedOperationException("being written");
    }

    /**
     * This registry with a YAML file laid over it, key by key, e.g. {@code providers: {anthropic:
     * {base-url: "http://127.0.0.1:9999"}}}. A provider that is not known yet is added and must
     * then be whole.
     *
     * @throws IllegalArgumentException naming file and field where the overlay is malformed
     */
    public ProviderRegistry withOverlay(Path yaml) {
        throw new UnsupportedOperationException("being written");
    }

    /** In the order of the registry. */
    public List<Provider> providers() {
        return providers;
    }

    public Optional<Provider> find(String id) {
        return providers.stream().filter(provider -> provider.id().equals(id)).findFirst();
    }

    /**
     * What a call cost in micro-dollars; empty where the model has no known price. A dated model id
     * (e.g. {@code claude-haiku-4-5-20251001}) is priced as its undated one.
     */
    public OptionalLong costMicros(String providerId, String model, TokenCounts tokens) {
        throw new UnsupportedOperationException("being written");
    }
}
