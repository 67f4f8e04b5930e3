package io.teamclaw.config.openclaw;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.teamclaw.config.provider.ProviderRegistry;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A person's whole configuration as {@link OpenClawConfig} makes it, with each value's origin. */
public final class EffectiveConfig {
    private static final List<String> DENIED = List.of("tools", "deny");

    private EffectiveConfig() {}

    /**
     * Each value, in the order of the configuration.
     *
     * @param settings of an example workspace of the person
     * @throws InvalidWorkspaceConfigException as {@link OpenClawConfig#generate}
     */
    public static List<EffectiveValue> of(
            ProviderRegistry registry, WorkspaceSettings settings, ConfigTiers tiers) {
        ObjectNode config = OpenClawConfig.generate(registry, settings, tiers);
        ObjectNode elsewhere = OpenClawConfig.generate(registry, another(settings), tiers);
        ObjectNode locked = JsonNodeFactory.instance.objectNode();
        AllowedModels allowed = tiers.allowed();
        TierMerge merge = merge(OpenClawConfig.base(registry, settings, allowed), tiers);
        new LockedKeys(registry, settings, allowed).putOn(locked, merge.denied());
        List<EffectiveValue> values = new ArrayList<>();
        for (Leaf leaf : leaves(config)) {
            if (leaf.path().equals(DENIED)) {
                leaf.value().forEach(tool -> values.add(denied(tool, tiers)));
            } else {
                boolean ours =
                        !at(locked, leaf.path()).isMissingNode()
                                || !at(merge.settings(), leaf.path()).equals(leaf.value());
                values.add(
                        new EffectiveValue(
                                leaf.path(),
                                leaf.value(),
                                ours ? Origin.TEAMCLAW : origin(leaf.path(), tiers),
                                !at(elsewhere, leaf.path()).equals(leaf.value())));
            }
        }
        return List.copyOf(values);
    }

    /** The strongest tier that has a value at the path; a merge never looks further down. */
    static Origin origin(List<String> path, ConfigTiers tiers) {
        if (!at(tiers.user(), path).isMissingNode()) {
            return Origin.USER;
        }
        if (!at(tiers.team(), path).isMissingNode()) {
            return Origin.TEAM;
        }
        return at(tiers.global(), path).isMissingNode() ? Origin.BASE : Origin.GLOBAL;
    }

    /** What is denied stays denied: the first who says so decides. */
    private static EffectiveValue denied(JsonNode tool, ConfigTiers tiers) {
        Origin origin = Origin.TEAMCLAW;
        if (denies(tiers.global(), tool)) {
            origin = Origin.GLOBAL;
        } else if (denies(tiers.team(), tool)) {
            origin = Origin.TEAM;
        } else if (denies(tiers.user(), tool)) {
            origin = Origin.USER;
        }
        if (LockedKeys.denies(tool.textValue())) {
            origin = Origin.TEAMCLAW;
        }
        return new EffectiveValue(
                List.of("tools", "deny", tool.textValue()),
                TextNode.valueOf("denied"),
                origin,
                false);
    }

    private static boolean denies(ObjectNode tier, JsonNode tool) {
        return at(tier, DENIED)
                .valueStream()
                .anyMatch(each -> each.asText().equalsIgnoreCase(tool.textValue()));
    }

    private static TierMerge merge(ObjectNode base, ConfigTiers tiers) {
        return new TierMerge(base)
                .with("global", tiers.global())
                .with("team", tiers.team())
                .with("user", tiers.user());
    }

    /** A workspace that has nothing in common with the other but its owner. */
    private static WorkspaceSettings another(WorkspaceSettings one) {
        return new WorkspaceSettings(
                one.userId(),
                one.allowedUser(),
                one.gatewayPort() == 1 ? 2 : 1,
                one.loopbackOnly(),
                one.trustedProxies(),
                one.publicOrigin(),
                URI.create("http://localhost:" + (one.sidecarUrl().getPort() == 1 ? 2 : 1)),
                one.workspaceFolder() + "/other",
                one.availableProviders());
    }

    private record Leaf(List<String> path, JsonNode value) {}

    private static List<Leaf> leaves(ObjectNode config) {
        List<Leaf> leaves = new ArrayList<>();
        collect(List.of(), config, leaves);
        return leaves;
    }

    private static void collect(List<String> path, JsonNode node, List<Leaf> leaves) {
        if (!node.isObject() || node.isEmpty()) {
            leaves.add(new Leaf(path, node));
            return;
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            List<String> below = new ArrayList<>(path);
            below.add(field.getKey());
            collect(List.copyOf(below), field.getValue(), leaves);
        }
    }

    private static JsonNode at(JsonNode node, List<String> path) {
        JsonNode found = node;
        for (String key : path) {
            found = found.path(key);
        }
        return found;
    }
}
