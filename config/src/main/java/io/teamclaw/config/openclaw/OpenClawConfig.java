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
     * single keys of {@code agents.defaults}, {@code tools} and {@code plugins}.
     *
     * @throws InvalidWorkspaceConfigException where the result would validate but fail at start, or
     *     a tier is malformed; the message names the key
     */
    public static ObjectNode generate(
            ProviderRegistry registry, WorkspaceSettings settings, ConfigTiers tiers) {
        SettingsRules.check(settings);
        ExternalPlugins plugins = ExternalPlugins.load();
        registry.providers().forEach(provider -> refusePluginName(plugins, provider));
        TierMerge merge =
                new TierMerge(base(registry, settings))
                        .with("global", tiers.global())
                        .with("team", tiers.team())
                        .with("user", tiers.user());
        ObjectNode config = merge.settings();
        new LockedKeys(registry, settings).putOn(config, merge.denied());
        Set<String> providerIds =
                registry.providers().stream().map(Provider::openClawId).collect(Collectors.toSet());
        new ModelReferences(providerIds, plugins).check("", config);
        return config;
    }

    /** The first model of the first provider with keys, those of the others as fallbacks. */
    private static ObjectNode base(ProviderRegistry registry, WorkspaceSettings settings) {
        List<Provider> available =
                settings.availableProviders().stream()
                        .distinct()
                        .flatMap(id -> registry.find(id).stream())
                        .toList();
        List<Provider> offered =
                available.isEmpty() ? List.of(registry.providers().getFirst()) : available;
        ObjectNode base = Resources.json("base.json");
        ObjectNode defaults = (ObjectNode) base.get("agents").get("defaults");
        ObjectNode model = defaults.putObject("model");
        model.put("primary", reference(offered.getFirst(), 0));
        ArrayNode fallbacks = model.putArray("fallbacks");
        offered.stream().skip(1).forEach(provider -> fallbacks.add(reference(provider, 0)));
        ArrayNode allowed = defaults.putObject("modelPolicy").putArray("allow");
        for (Provider provider : offered) {
            for (int i = 0; i < provider.models().size(); i++) {
                allowed.add(reference(provider, i));
            }
        }
        return base;
    }

    private static String reference(Provider provider, int model) {
        return provider.openClawId() + "/" + provider.models().get(model).id();
    }

    private static void refusePluginName(ExternalPlugins plugins, Provider provider) {
        if (plugins.contains(provider.openClawId())) {
            throw new InvalidWorkspaceConfigException(
                    "providers.%s.openclaw-id: %s is an external plug-in of OpenClaw, which would be fetched at each start; call it tc-%s"
                            .formatted(provider.id(), provider.openClawId(), provider.id()));
        }
    }
}
