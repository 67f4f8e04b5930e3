package io.teamclaw.config.openclaw;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * What the config table says for one person: OpenClaw settings and bootstrap files of each tier.
 *
 * @param global settings of the whole company
 * @param team settings of the person's team
 * @param user the person's own settings
 * @param bootstrap bootstrap files of each tier
 * @param allowedModels what the company, the team and the person may use: a model counts as allowed
 *     where each of them allows it
 */
public record ConfigTiers(
        ObjectNode global,
        ObjectNode team,
        ObjectNode user,
        Bootstrap bootstrap,
        List<AllowedModels> allowedModels) {

    public ConfigTiers {
        allowedModels = List.copyOf(allowedModels);
    }

    /** Tiers of a company that lets people use every model. */
    public ConfigTiers(ObjectNode global, ObjectNode team, ObjectNode user, Bootstrap bootstrap) {
        this(global, team, user, bootstrap, List.of());
    }

    /** No settings and no files in any tier. */
    public static ConfigTiers none() {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return new ConfigTiers(
                json.objectNode(),
                json.objectNode(),
                json.objectNode(),
                new Bootstrap(Map.of(), Map.of(), Map.of()));
    }

    /**
     * OpenClaw's settings of all tiers, one laid over the other as in the workspace's own
     * configuration, without TeamClaw's keys and defaults.
     *
     * @throws InvalidWorkspaceConfigException where a tier is malformed; the message names the key
     */
    public ObjectNode merged() {
        return new TierMerge(JsonNodeFactory.instance.objectNode())
                .with("global", global)
                .with("team", team)
                .with("user", user)
                .settings();
    }

    /**
     * The models that every tier allows.
     *
     * @throws InvalidWorkspaceConfigException where they have none in common
     */
    public AllowedModels allowed() {
        return AllowedModels.common(allowedModels)
                .orElseThrow(
                        () ->
                                new InvalidWorkspaceConfigException(
                                        "platform/allowed-models: what is allowed for everybody,"
                                                + " the team and the person has no model in"
                                                + " common"));
    }

    /**
     * Bootstrap texts by file name (e.g. {@code SOUL.md}) of the system, team and user tier.
     *
     * @param system of the company
     * @param team of the team
     * @param user of the person
     */
    public record Bootstrap(
            Map<String, String> system, Map<String, String> team, Map<String, String> user) {}
}
