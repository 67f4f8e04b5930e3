package io.teamclaw.adminui.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.teamclaw.adminui.text.Texts;
import io.teamclaw.config.openclaw.OpenClawSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks the schema of OpenClaw, where it is known, about a whole configuration. */
@Component
public class SchemaCheck {
    private static final int MOST = 8;

    private static final List<String> USUAL =
            List.of(
                    "agents",
                    "browser",
                    "cron",
                    "logging",
                    "mcp",
                    "messages",
                    "plugins",
                    "session",
                    "skills",
                    "tools",
                    "ui");

    private final OpenClawSchema source;
    private Optional<ObjectNode> compiledOf = Optional.empty();
    private Optional<JsonSchema> compiled = Optional.empty();

    SchemaCheck(OpenClawSchema source) {
        this.source = source;
    }

    /** Whether settings can be checked before a workspace starts with them. */
    public boolean isKnown() {
        return source.find().isPresent();
    }

    /** OpenClaw's top-level keys; the most used ones while the schema is unknown. */
    List<String> topLevelKeys() {
        return source.find()
                .map(
                        schema ->
                                schema.path("properties")
                                        .propertyStream()
                                        .map(Map.Entry::getKey)
                                        .toList())
                .orElse(USUAL);
    }

    /** What OpenClaw would complain about, in words; empty also while the schema is unknown. */
    public List<String> check(JsonNode config) {
        return schema().stream()
                .flatMap(schema -> schema.validate(config).stream())
                .map(SchemaCheck::words)
                .distinct()
                .limit(MOST)
                .toList();
    }

    /** It is large: made once for each that the source gives. */
    private synchronized Optional<JsonSchema> schema() {
        Optional<ObjectNode> now = source.find();
        if (now.isPresent() && (compiledOf.isEmpty() || compiledOf.get() != now.get())) {
            compiled =
                    Optional.of(
                            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                                    .getSchema(
                                            now.get(),
                                            SchemaValidatorsConfig.builder()
                                                    .pathType(PathType.LEGACY)
                                                    .regularExpressionFactory(JsPattern::expression)
                                                    .build()));
            compiledOf = now;
        }
        return compiled;
    }

    private static String words(ValidationMessage message) {
        String path = message.getInstanceLocation().toString().replaceFirst("^\\$\\.?", "");
        return switch (message.getType()) {
            case "additionalProperties" ->
                    Texts.text(
                            "config.schema.unknown-key",
                            path.isEmpty()
                                    ? message.getProperty()
                                    : path + "." + message.getProperty());
            case "required" ->
                    Texts.text("config.schema.missing", path + "." + message.getProperty());
            default -> path + ": " + withoutPlace(message);
        };
    }

    private static String withoutPlace(ValidationMessage message) {
        String text = message.getMessage();
        String place = message.getInstanceLocation() + ": ";
        return text.startsWith(place) ? text.substring(place.length()) : text;
    }
}
