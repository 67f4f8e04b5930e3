package io.teamclaw.sidecar.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Environment variables as values of a kind. A blank variable counts as absent. */
final class Variables {
    private final Map<String, String> variables;

    Variables(Map<String, String> variables) {
        this.variables = variables;
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(variables.get(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    /**
     * @throws InvalidSettingsException naming the variable where {@code of} does not take it
     */
    <T> Optional<T> value(String name, Function<String, T> of) {
        try {
            return text(name).map(of);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException(name + ": " + e.getMessage());
        }
    }

    Optional<Path> path(String name) {
        return value(name, Variables::toPath);
    }

    /**
     * @throws InvalidSettingsException unless it is absent or a whole number within the bounds
     */
    int number(String name, int otherwise, int least, int most) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        if (text.get().matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(text.get());
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new InvalidSettingsException(
                name + " must be a whole number from " + least + " to " + most);
    }

    /** Whole seconds, like {@link #number}. */
    Duration seconds(String name, int otherwise, int least, int most) {
        return Duration.ofSeconds(number(name, otherwise, least, most));
    }

    private static Path toPath(String text) {
        try {
            return Path.of(text).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("not a path", e);
        }
    }
}
