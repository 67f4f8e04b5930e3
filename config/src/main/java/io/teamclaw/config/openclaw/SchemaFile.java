package io.teamclaw.config.openclaw;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * OpenClaw's schema in a file, as {@code openclaw config schema} prints it. It is read when it is
 * first asked for and kept; while the file is not there the schema is unknown.
 */
public final class SchemaFile implements OpenClawSchema {
    /** Names the file where an installation carries one, as the image of the portal may. */
    public static final String VARIABLE = "OPENCLAW_SCHEMA_FILE";

    private final Path file;
    private Optional<ObjectNode> schema = Optional.empty();

    public SchemaFile(Path file) {
        this.file = file;
    }

    /**
     * @param path the variable's value; empty or blank where no file is carried
     */
    public static OpenClawSchema of(Optional<String> path) {
        return path.filter(text -> !text.isBlank())
                .<OpenClawSchema>map(text -> new SchemaFile(Path.of(text)))
                .orElse(UNKNOWN);
    }

    /**
     * A file that is no JSON object counts as none: the schema helps, and nothing depends on it.
     */
    @Override
    public synchronized Optional<ObjectNode> find() {
        if (schema.isEmpty() && Files.isRegularFile(file)) {
            schema = read(file);
        }
        return schema;
    }

    private static Optional<ObjectNode> read(Path file) {
        try {
            JsonNode node = JsonMapper.builder().build().readTree(file.toFile());
            return node instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (IOException e) {
            System.getLogger(SchemaFile.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "The schema of OpenClaw in {0} cannot be read; settings are checked"
                                    + " without it: {1}",
                            file,
                            e.getClass().getSimpleName());
            return Optional.empty();
        }
    }
}
