package io.teamclaw.local.launcher;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The YAML that sidecars lay over the provider registry: the person's own file, if there is one,
 * and the demo provider's address for the time in which there is no key.
 */
final class ProvidersOverlay {
    /** The providers whose wire formats the demo speaks. */
    private static final List<String> DEMO_PROVIDERS = List.of("anthropic", "openai");

    private ProvidersOverlay() {}

    /**
     * @param target file to write
     * @param own the person's file; it wins where both say something
     * @param demo base URL of the demo provider
     * @throws LaunchException where the person's file is no YAML mapping
     */
    static Path write(Path target, Optional<Path> own, URI demo) throws IOException {
        Map<String, Object> overlay = own.isPresent() ? read(own.get()) : new LinkedHashMap<>();
        Map<String, Object> providers = child(overlay, "providers");
        for (String id : DEMO_PROVIDERS) {
            child(providers, id).putIfAbsent("keyless-base-url", demo.toString());
        }
        Files.createDirectories(target.getParent());
        Files.writeString(target, new Yaml().dump(overlay));
        return target;
    }

    private static Map<String, Object> read(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            Object content = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
            return asMap(content, file.toString());
        } catch (org.yaml.snakeyaml.error.YAMLException e) {
            throw new LaunchException("TEAMCLAW_PROVIDERS_FILE is no YAML: " + file, e);
        } catch (IOException e) {
            throw new LaunchException("TEAMCLAW_PROVIDERS_FILE cannot be read: " + file, e);
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
