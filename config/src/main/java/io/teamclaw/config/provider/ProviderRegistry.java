package io.teamclaw.config.provider;

import io.teamclaw.config.json.JsonDocument;
import io.teamclaw.config.usage.TokenCounts;
import io.teamclaw.config.yaml.YamlDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The providers that TeamClaw knows: {@code providers.yaml} on the class path, which the build
 * turns into JSON because that is read several times faster, with an installation's own YAML laid
 * over it.
 */
public final class ProviderRegistry {
    private static final String BUILT_IN = "providers.json";

    private final Map<String, Object> document;
    private final List<Provider> providers;
    private final Map<String, Provider> byId = new HashMap<>();
    private final PriceLookup prices;

    private ProviderRegistry(String origin, Map<String, Object> document) {
        this.document = document;
        this.providers = ProviderReader.read(origin, document);
        providers.forEach(each -> byId.put(each.id(), each));
        this.prices = new PriceLookup(providers);
    }

    /** The registry as shipped. */
    public static ProviderRegistry builtIn() {
        return new ProviderRegistry(BUILT_IN, shipped());
    }

    /**
     * The registry as shipped, or with a file laid over it as by {@link #withOverlay}; each
     * provider is read once.
     *
     * @throws IllegalArgumentException naming file and field where the file is malformed
     */
    public static ProviderRegistry of(Optional<Path> overlay) {
        return overlay.isPresent() ? laidOver(shipped(), overlay.get()) : builtIn();
    }

    /**
     * This registry with a YAML file laid over it, key by key, e.g. {@code providers: {anthropic:
     * {base-url: "http://127.0.0.1:9999"}}}. Lists are replaced whole. A provider that is not known
     * yet is added and must then be whole.
     *
     * @throws IllegalArgumentException naming file and field where the overlay is malformed
     */
    public ProviderRegistry withOverlay(Path yaml) {
        return laidOver(document, yaml);
    }

    private static ProviderRegistry laidOver(Map<String, Object> document, Path yaml) {
        return new ProviderRegistry(
                yaml.toString(), YamlDocument.merge(document, YamlDocument.ofFile(yaml)));
    }

    private static Map<String, Object> shipped() {
        try (InputStream in = ProviderRegistry.class.getResourceAsStream(BUILT_IN)) {
            return JsonDocument.parseObject(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the order of the registry. */
    public List<Provider> providers() {
        return providers;
    }

    public Optional<Provider> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * What a call cost in micro-dollars; empty where the model has no known price. A dated model id
     * (e.g. {@code claude-haiku-4-5-20251001}) is priced as its undated one, and a model that its
     * maker's id precedes (e.g. {@code openai/gpt-5.5} at a router) as the maker prices it, unless
     * the provider has a price of its own.
     */
    public OptionalLong costMicros(String providerId, String model, TokenCounts tokens) {
        Optional<ModelPrice> price = prices.price(providerId, model);
        return price.isPresent()
                ? OptionalLong.of(price.get().costMicros(tokens))
                : OptionalLong.empty();
    }
}
