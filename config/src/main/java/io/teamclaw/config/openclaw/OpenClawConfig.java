package io.teamclaw.config.openclaw;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamclaw.config.provider.Provider;
import io.teamclaw.config.provider.ProviderRegistry;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the complete {@code openclaw.json} of a workspace. */
public final class OpenClawConfig {
    private OpenClawConfig() {}

    /**
     * Base, global, team and user settings merged by key, with TeamClaw's own keys on top: {@code
     * gateway}, {@code models}, {@code telemetry}, {@code update} and {@code discovery} whole, and
     * single keys of {@code agents.defaults}, {@code tools} and {@code plugins}. Models that
     * company, team or person are not allowed are taken out.
     *
     * @throws InvalidWorkspaceConfigException where the result would validate but fail at start, or
     *     a tier is malformed; the message names the key
     */
    public static ObjectNode generate(
            ProviderRegistry registry, WorkspaceSettings settings, ConfigTiers tiers) {
        SettingsRules.check(settings);
        ExternalPlugins plugins = ExternalPlugins.load();
        registry.providers().forEach(provider -> refusePluginName(plugins, provider));
        AllowedModels allowed = tiers.allowed();
        ObjectNode base = base(registry, settings, allowed);
        TierMerge merge =
                new TierMerge(base)
                        .with("global", tiers.global())
                        .with("team", tiers.team())
                        .with("user", tiers.user());
        ObjectNode config = merge.settings();
        new LockedKeys(registry, settings, allowed).putOn(config, merge.denied());
        Set<String> providerIds =
                registry.providers().stream().map(Provider::openClawId).collect(Collectors.toSet());
        new ModelReferences(providerIds, plugins).check("", config);
        new ModelLimit(allowed, registry.providers())
                .putOn(config, base.at("/agents/defaults/model"));
        return config;
    }

    /**
     * TeamClaw's own defaults: the first allowed model of the first provider with keys, those of
     * the others as fallbacks.
     */
    static ObjectNode base(
            ProviderRegistry registry, WorkspaceSettings settings, AllowedModels allowed) {
        List<Provider> available =
                settings.availableProviders().stream()
                        .distinct()
                        .flatMap(id -> registry.find(id).stream())
                        .filter(provider -> !allowed.of(provider).isEmpty())
                        .toList();
        List<Provider> offered =
                available.isEmpty() ? List.of(withoutKeys(registry, allowed)) : available;
        ObjectNode base = Resources.json("base.json");
        ObjectNode defaults = (ObjectNode) base.get("agents").get("defaults");
        ObjectNode model = defaults.putObject("model");
        ArrayNode fallbacks = model.putArray("fallbacks");
        ArrayNode choice = defaults.putObject("modelPolicy").putArray("allow");
        for (Provider provider : offered) {
            List<String> references =
                    (allowed.of(provider).isEmpty() ? provider.models() : allowed.of(provider))
                            .stream().map(each -> provider.openClawId() + "/" + each.id()).toList();
            if (model.has("primary")) {
                fallbacks.add(references.getFirst());
            } else {
                model.put("primary", references.getFirst());
            }
            references.forEach(choice::add);
        }
        return base;
    }

    private static Provider withoutKeys(ProviderRegistry registry, AllowedModels allowed) {
        return registry.providers().stream()
                .filter(provider -> !allowed.of(provider).isEmpty())
                .findFirst()
                .orElseGet(() -> registry.providers().getFirst());
    }

    private static void refusePluginName(ExternalPlugins plugins, Provider provider) {
        if (plugins.contains(provider.openClawId())) {
            throw new InvalidWorkspaceConfigException(
                    "providers.%s.openclaw-id: %s is an external plug-in of OpenClaw, which would be fetched at each start; call it tc-%s"
                            .formatted(provider.id(), provider.openClawId(), provider.id()));
        }
    }
}
