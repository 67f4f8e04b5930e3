package io.teamclaw.config.openclaw;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamclaw.config.provider.Model;
import io.teamclaw.config.provider.Provider;
import io.teamclaw.config.provider.ProviderRegistry;
import java.util.LinkedHashSet;
import java.util.Set;

/** What TeamClaw puts on top of all tiers: {@code locked.json}, filled in for one workspace. */
final class LockedKeys {
    /** Not a key: the sidecar takes it off and puts a real one in its place. */
    private static final String DUMMY_KEY = "proxy-managed";

    /** Tools that could change the gateway's own configuration. */
    private static final Set<String> DENIED_TOOLS = Set.of("gateway");

    /** How the portal and the launcher ask a gateway whether it is busy. */
    private static final String ADMIN_PLUGIN = "admin-http-rpc";

    /** Providers whose models OpenClaw describes itself, better than an id and a name do. */
    private static final Set<String> KNOWN_TO_OPENCLAW =
            Set.of("anthropic", "openai", "google", "xai", "openrouter");

    private final ProviderRegistry registry;
    private final WorkspaceSettings settings;
    private final AllowedModels allowed;

    LockedKeys(ProviderRegistry registry, WorkspaceSettings settings, AllowedModels allowed) {
        this.registry = registry;
        this.settings = settings;
        this.allowed = allowed;
    }

    /** Whether TeamClaw itself denies a tool to every agent. */
    static boolean denies(String tool) {
        return DENIED_TOOLS.contains(tool);
    }

    /** Puts the keys on top of the merged tiers. */
    void putOn(ObjectNode config, Set<String> deniedByTiers) {
        ObjectNode locked = Resources.json("locked.json");
        fillGateway((ObjectNode) locked.get("gateway"));
        fillProviders(((ObjectNode) locked.get("models")).putObject("providers"));
        config.setAll(locked);
        ObjectNode defaults = config.withObjectProperty("agents").withObjectProperty("defaults");
        defaults.put("workspace", settings.workspaceFolder());
        defaults.put("skipBootstrap", true);
        // One message, one call to a model: no titles and no summaries by another model.
        defaults.put("utilityModel", "");
        denyTools(config.withObjectProperty("tools"), deniedByTiers);
        enableAdminPlugin(config.withObjectProperty("plugins"));
    }

    private void fillGateway(ObjectNode gateway) {
        gateway.put("port", settings.gatewayPort());
        gateway.put("bind", settings.loopbackOnly() ? "loopback" : "lan");
        gateway.put("publicOrigin", settings.publicOrigin().toString());
        ArrayNode proxies = gateway.putArray("trustedProxies");
        settings.trustedProxies().forEach(proxies::add);
        ObjectNode proxy = (ObjectNode) gateway.get("auth").get("trustedProxy");
        proxy.putArray("allowUsers").add(settings.allowedUser());
        proxy.put("allowLoopback", settings.loopbackOnly());
        ObjectNode screen = (ObjectNode) gateway.get("controlUi");
        screen.put("basePath", "/u/" + settings.userId());
        screen.putArray("allowedOrigins").add(settings.publicOrigin().toString());
    }

    private void fillProviders(ObjectNode providers) {
        for (Provider provider : registry.providers()) {
            ObjectNode entry = providers.putObject(provider.openClawId());
            entry.put(
                    "baseUrl",
                    settings.sidecarUrl() + "/" + provider.id() + provider.versionPrefix());
            entry.put("apiKey", DUMMY_KEY);
            entry.put("api", provider.apiKind().id());
            ArrayNode models = entry.putArray("models");
            if (!KNOWN_TO_OPENCLAW.contains(provider.openClawId())) {
                for (Model model : allowed.of(provider)) {
                    models.addObject().put("id", model.id()).put("name", model.name());
                }
            }
        }
    }

    private static void denyTools(ObjectNode tools, Set<String> deniedByTiers) {
        Set<String> denied = new LinkedHashSet<>(DENIED_TOOLS);
        denied.addAll(deniedByTiers);
        ArrayNode list = tools.putArray("deny");
        denied.forEach(list::add);
    }

    /** Whatever a tier says of plug-ins, the one that we ask through stays on. */
    private static void enableAdminPlugin(ObjectNode plugins) {
        plugins.remove("enabled");
        plugins.withObjectProperty("entries").putObject(ADMIN_PLUGIN).put("enabled", true);
        if (plugins.path("allow") instanceof ArrayNode allow && !allow.isEmpty()) {
            remove(allow);
            allow.add(ADMIN_PLUGIN);
        }
        if (plugins.path("deny") instanceof ArrayNode deny) {
            remove(deny);
        }
    }

    private static void remove(ArrayNode list) {
        for (int i = list.size() - 1; i >= 0; i--) {
            JsonNode each = list.get(i);
            if (each.isTextual() && ADMIN_PLUGIN.equalsIgnoreCase(each.textValue().strip())) {
                list.remove(i);
            }
        }
    }
}
