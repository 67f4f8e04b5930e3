package io.teamclaw.lifecycle.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.teamclaw.config.id.TeamId;
import io.teamclaw.config.openclaw.AllowedModels;
import io.teamclaw.config.policy.LimitSettings;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** What each setting holds, and how it is read. */
final class SettingValues {
    static final SettingName ALLOWED_DOMAINS = ofAll("allowed-domains");
    static final SettingName DEFAULT_TEAM = ofAll("default-team");
    static final SettingName ALLOWED_MODELS = ofAll("allowed-models");

    private SettingValues() {}

    private static SettingName ofAll(String name) {
        return new SettingName(SettingName.GLOBAL, SettingName.PLATFORM + name);
    }

    /** Empty where the text is no id of a team as JSON. */
    static Optional<TeamId> team(String json) {
        try {
            return StrictJson.parse(json)
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::textValue)
                    .map(TeamId::new);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Empty where the text is no JSON list of texts. */
    static Optional<Set<String>> texts(String json) {
        Optional<JsonNode> list = StrictJson.parse(json).filter(JsonNode::isArray);
        Set<String> texts = new LinkedHashSet<>();
        for (JsonNode text : list.orElse(JsonNodeFactory.instance.arrayNode())) {
            if (!text.isTextual()) {
                return Optional.empty();
            }
            texts.add(text.textValue());
        }
        return list.map(present -> texts);
    }

    /** Empty where the text is no such list. */
    static Optional<AllowedModels> models(String json) {
        try {
            return texts(json).map(AllowedModels::new);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * @throws IllegalArgumentException where the text is not what the setting holds; the message
     *     names the setting and what it takes
     */
    static void require(SettingName name, String json) {
        JsonNode value =
                StrictJson.parse(json)
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "The value of " + name + " is not JSON"));
        require(!name.isBootstrap() || value.isTextual(), name, "the file's text, a JSON string");
        if (name.key().equals(WakeUpSetting.KEY)) {
            WakeUpSetting.parse(json);
        }
        require(
                !name.equals(ALLOWED_DOMAINS) || texts(json).isPresent(),
                name,
                "a JSON list of domains, e.g. [\"example.com\"]");
        require(
                !name.equals(DEFAULT_TEAM) || team(json).isPresent(),
                name,
                "a team's id, a JSON string");
        Optional<String> expected = LimitSettings.expected(name.key(), json);
        require(expected.isEmpty(), name, expected.orElse(""));
        RuleSetting.of(name).ifPresent(rule -> rule.require(name, json));
    }

    private static void require(boolean fit, SettingName name, String expected) {
        if (!fit) {
            throw new IllegalArgumentException("The value of " + name + " is " + expected);
        }
    }
}
