package io.teamclaw.local.launcher;

import io.teamclaw.config.provider.ProviderRegistry;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * The YAML that sidecars lay over the provider registry: the person's own file, if there is one,
 * and the demo provider's address for the time in which there is no key.
 */
final class ProvidersOverlay {
    /** The providers whose wire formats the demo speaks. */
    private static final List<String> DEMO_PROVIDERS = List.of("anthropic", "openai");

    private ProvidersOverlay() {}

    /** Reads every value as the text that it is: a date stays a date, a price keeps its digits. */
    private static Yaml allText() {
        DumperOptions dump = new DumperOptions();
        dump.setDefaultScalarStyle(DumperOptions.ScalarStyle.DOUBLE_QUOTED);
        Resolver none =
                new Resolver() {
                    @Override
                    protected void addImplicitResolvers() {
                        // No plain text is taken for a number, a date or a truth value.
                    }
                };
        return new Yaml(
                new SafeConstructor(new LoaderOptions()),
                new Representer(dump),
                dump,
                new LoaderOptions(),
                none);
    }

    /**
     * @param target file to write
     * @param own the person's file; it wins where both say something
     * @param demo base URL of the demo provider
     * @throws LaunchException where the person's file cannot be laid over the registry; it names
     *     the file and the field
     */
    static Path write(Path target, Optional<Path> own, URI demo) throws IOException {
        own.ifPresent(ProvidersOverlay::check);
        Map<String, Object> overlay = own.isPresent() ? read(own.get()) : new LinkedHashMap<>();
        Map<String, Object> providers = child(overlay, "providers");
        for (String id : DEMO_PROVIDERS) {
            child(providers, id).putIfAbsent("keyless-base-url", demo.toString());
        }
        Files.createDirectories(target.getParent());
        Files.writeString(target, allText().dump(overlay));
        return target;
    }

    /** Before it is merged, so that a complaint names the person's file and not ours. */
    private static void check(Path own) {
        try {
            ProviderRegistry.of(Optional.of(own));
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw new LaunchException("TEAMCLAW_PROVIDERS_FILE: " + e.getMessage(), e);
        }
    }

    private static Map<String, Object> read(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            return asMap(allText().load(reader), file.toString());
        }
    }

    private static Map<String, Object> child(Map<String, Object> parent, String name) {
        Map<String, Object> child =
                asMap(parent.getOrDefault(name, Map.of()), "TEAMCLAW_PROVIDERS_FILE, " + name);
        parent.put(name, child);
        return child;
    }

    private static Map<String, Object> asMap(Object value, String where) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new LaunchException("A mapping is expected in " + where);
        }
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, each) -> copy.put(String.valueOf(key), each));
        return copy;
    }
}
