package io.teamclaw.adminui.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The settings of OpenClaw that a form offers; each path is one of OpenClaw's own schema. */
public enum CommonSetting {
    /** Which model answers. */
    MODEL("agents.defaults.model.primary", Kind.MODEL, List.of(), true),
    /** How long a model thinks before it answers. */
    THINKING(
            "agents.defaults.thinkingDefault",
            Kind.CHOICE,
            List.of("off", "minimal", "low", "medium", "high"),
            true),
    /** How much the agent tells of what it does. */
    VERBOSE("agents.defaults.verboseDefault", Kind.CHOICE, List.of("off", "on", "full"), true),
    /** The person's time zone. */
    TIME_ZONE("agents.defaults.userTimezone", Kind.ZONE, List.of(), true),
    /** How often the agent looks around by itself. */
    HEARTBEAT(
            "agents.defaults.heartbeat.every",
            Kind.CHOICE,
            List.of("0m", "30m", "1h", "4h", "24h"),
            false),
    /** Tools that no agent may use; the tiers' lists add up. */
    DENIED_TOOLS("tools.deny", Kind.NAMES, List.of(), false),
    /** Whether the agent searches the web. */
    WEB_SEARCH("tools.web.search.enabled", Kind.SWITCH, List.of("true", "false"), false),
    /** Whether the agent reads web pages. */
    WEB_FETCH("tools.web.fetch.enabled", Kind.SWITCH, List.of("true", "false"), false),
    /** Whether the agent drives a browser. */
    BROWSER("browser.enabled", Kind.SWITCH, List.of("true", "false"), false),
    /** Whether jobs run by themselves at set times. */
    JOBS("cron.enabled", Kind.SWITCH, List.of("true", "false"), false);

    /** What a setting holds. */
    public enum Kind {
        MODEL,
        CHOICE,
        ZONE,
        SWITCH,
        /** Names, parted by commas where they are one text. */
        NAMES
    }

    private final List<String> path;
    private final Kind kind;
    private final List<String> choices;
    private final boolean ownChoice;

    CommonSetting(String path, Kind kind, List<String> choices, boolean ownChoice) {
        this.path = List.of(path.split("\\."));
        this.kind = kind;
        this.choices = choices;
        this.ownChoice = ownChoice;
    }

    /** The settings that employees may set for themselves. */
    public static List<CommonSetting> ownChoices() {
        return Arrays.stream(values()).filter(each -> each.ownChoice).toList();
    }

    public Kind kind() {
        return kind;
    }

    /** The values to choose from, as {@link #valueIn} has them; empty where others know them. */
    public List<String> choices() {
        return choices;
    }

    /** The key of OpenClaw's settings that it stands below. */
    public String topLevelKey() {
        return path.getFirst();
    }

    /** E.g. {@code tools.web.search.enabled}. */
    public String path() {
        return String.join(".", path);
    }

    /**
     * What settings say, as text; empty where they say nothing.
     *
     * @param settings by top-level key
     */
    public Optional<String> valueIn(JsonNode settings) {
        JsonNode node = settings;
        for (String key : path) {
            // OpenClaw takes a model's name alone for an object with it.
            node = this == MODEL && node.isTextual() ? node : node.path(key);
        }
        if (node.isArray()) {
            return Optional.of(
                    node.valueStream().map(JsonNode::asText).collect(Collectors.joining(",")));
        }
        return node.isValueNode() ? Optional.of(node.asText()) : Optional.empty();
    }

    /**
     * The settings with this one changed; empty objects that it leaves are taken out.
     *
     * @param value empty to take it out
     */
    public ObjectNode in(ObjectNode settings, Optional<String> value) {
        ObjectNode changed = settings.deepCopy();
        put(changed, path, value.map(this::node));
        return changed;
    }

    private JsonNode node(String value) {
        return switch (kind) {
            case SWITCH -> BooleanNode.valueOf(Boolean.parseBoolean(value));
            case MODEL, CHOICE, ZONE -> TextNode.valueOf(value);
            case NAMES -> {
                ArrayNode names = JsonNodeFactory.instance.arrayNode();
                Stream.of(value.split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .forEach(names::add);
                yield names;
            }
        };
    }

    private static void put(ObjectNode parent, List<String> path, Optional<JsonNode> value) {
        String key = path.getFirst();
        if (path.size() == 1) {
            value.ifPresentOrElse(present -> parent.set(key, present), () -> parent.remove(key));
            return;
        }
        ObjectNode below =
                parent.path(key) instanceof ObjectNode object
                        ? object
                        : JsonNodeFactory.instance.objectNode();
        put(below, path.subList(1, path.size()), value);
        if (below.isEmpty()) {
            parent.remove(key);
        } else {
            parent.set(key, below);
        }
    }
}
