package io.teamclaw.config.yaml;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The fields of one map of a YAML document, each known by its full path for messages. */
public final class Fields {
    private final String path;
    private final Map<String, Object> values;

    private Fields(String path, Map<String, Object> values) {
        this.path = path;
        this.values = values;
    }

    /** The whole document; messages begin with its origin. */
    public static Fields of(String origin, Map<String, Object> document) {
        return new Fields(origin + ": ", document);
    }

    public void refuseAllBut(Set<String> known) {
        for (String name : values.keySet()) {
            if (!known.contains(name)) {
                throw wrong(name, "is not known; known are " + known.stream().sorted().toList());
            }
        }
    }

    public Set<String> names() {
        return values.keySet();
    }

    public Fields map(String name) {
        return optionalMap(name).orElseThrow(() -> wrong(name, "is missing"));
    }

    public Optional<Fields> optionalMap(String name) {
        Object value = values.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof Map)) {
            throw wrong(name, "is not a map");
        }
        return Optional.of(new Fields(at(name) + ".", YamlDocument.map(value)));
    }

    public String text(String name) {
        return optionalText(name).orElseThrow(() -> wrong(name, "is missing"));
    }

    public Optional<String> optionalText(String name) {
        Object value = values.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof String text)) {
            throw wrong(name, "is not a text");
        }
        return Optional.of(text);
    }

    /** Each entry of a list of texts, read by a function that may throw. */
    public <T> List<T> list(String name, Function<String, T> read) {
        if (!(values.get(name) instanceof List<?> list)) {
            throw wrong(name, "is not a list");
        }
        return IntStream.range(0, list.size())
                .mapToObj(i -> entry(name + "[" + i + "]", list.get(i), read))
                .toList();
    }

    /** A required text, read by a function that may throw. */
    public <T> T read(String name, Function<String, T> read) {
        return entry(name, text(name), read);
    }

    /** A text that may be absent, read by a function that may throw. */
    public <T> Optional<T> readOptional(String name, Function<String, T> read) {
        return optionalText(name).map(text -> entry(name, text, read));
    }

    private <T> T entry(String name, Object value, Function<String, T> read) {
        if (!(value instanceof String text)) {
            throw wrong(name, "is not a text");
        }
        try {
            return read.apply(text);
        } catch (IllegalArgumentException e) {
            throw wrong(name, "is unfit: " + e.getMessage());
        }
    }

    public IllegalArgumentException wrong(String name, String problem) {
        return new IllegalArgumentException(at(name) + " " + problem);
    }

    private String at(String name) {
        return path + name;
    }
}
