package io.teamclaw.config.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * YAML as nested maps, lists and texts. Every scalar is a text: a reader that knows the field says
 * what it must be, so {@code no} is never false and a date never a time.
 */
public final class YamlDocument {
    private static final int LARGEST = 1 << 18;

    private YamlDocument() {}

    /** A resource beside a class. */
    public static Map<String, Object> ofResource(Class<?> neighbour, String name) {
        try (InputStream in = neighbour.getResourceAsStream(name)) {
            return parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A file of at most 256 KB.
     *
     * @throws IllegalArgumentException naming file and line, where it is no YAML map
     */
    public static Map<String, Object> ofFile(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new IllegalArgumentException(file + " is larger than 256 KB");
            }
            return parse(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read as UTF-8 text", e);
        }
    }

    /** The one map laid over the other, map by map; lists and texts are replaced. */
    public static Map<String, Object> merge(Map<String, Object> below, Map<String, Object> above) {
        Map<String, Object> merged = new LinkedHashMap<>(below);
        above.forEach(
                (key, value) ->
                        merged.merge(
                                key,
                                value,
                                (old, fresh) ->
                                        old instanceof Map && fresh instanceof Map
                                                ? merge(map(old), map(fresh))
                                                : fresh));
        return merged;
    }

    /** All maps here have texts as keys, because all scalars are texts; {@link #parse} checks. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object map) {
        return (Map<String, Object>) map;
    }

    private static Map<String, Object> parse(String origin, String text) {
        try {
            Object document = yaml().load(text);
            if (document instanceof Map && hasOnlyTextKeys(document)) {
                return map(document);
            }
            throw new IllegalArgumentException(origin + " is not a map of names to values");
        } catch (MarkedYAMLException e) {
            // Only problem and line: the exception's own text quotes the document.
            String line =
                    e.getProblemMark() == null
                            ? ""
                            : " in line " + (e.getProblemMark().getLine() + 1);
            throw new IllegalArgumentException(
                    origin + " is not valid YAML" + line + ": " + e.getProblem());
        } catch (YAMLException e) {
            throw new IllegalArgumentException(origin + " is not valid YAML of a sane size");
        }
    }

    private static boolean hasOnlyTextKeys(Object node) {
        if (node instanceof Map<?, ?> map) {
            return map.keySet().stream().allMatch(String.class::isInstance)
                    && map.values().stream().allMatch(YamlDocument::hasOnlyTextKeys);
        }
        if (node instanceof List<?> list) {
            return list.stream().allMatch(YamlDocument::hasOnlyTextKeys);
        }
        return node instanceof String;
    }

    private static Yaml yaml() {
        LoaderOptions limits = new LoaderOptions();
        limits.setAllowDuplicateKeys(false);
        limits.setAllowRecursiveKeys(false);
        limits.setMaxAliasesForCollections(30);
        limits.setNestingDepthLimit(10);
        limits.setCodePointLimit(LARGEST);
        DumperOptions unused = new DumperOptions();
        return new Yaml(
                new SafeConstructor(limits),
                new Representer(unused),
                unused,
                limits,
                new AllTexts());
    }

    private static final class AllTexts extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            // None: without one every plain scalar is a text.
        }
    }
}
