package io.teamclaw.adminui.config;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamclaw.config.openclaw.ConfigTiers;
import io.teamclaw.config.policy.CallLimit;
import io.teamclaw.config.policy.LimitSettings;
import io.teamclaw.lifecycle.settings.Setting;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The settings of a scope as an editor sees them.
 *
 * @param scope whose
 * @param title of the scope, for people
 * @param own what the scope itself says
 * @param inherited what the tiers above say: OpenClaw's settings merged, and the files
 */
public record ScopeSettings(Scope scope, String title, List<Setting> own, ConfigTiers inherited) {
    private static final String OPENCLAW = "openclaw/";

    public ScopeSettings {
        own = List.copyOf(own);
    }

    /** One of its own settings, by its whole key. */
    public Optional<Setting> find(String key) {
        return own.stream().filter(setting -> setting.key().equals(key)).findFirst();
    }

    /** Its own settings of OpenClaw. */
    public List<Setting> openClaw() {
        return own.stream().filter(setting -> setting.key().startsWith(OPENCLAW)).toList();
    }

    /** Its own settings of OpenClaw by top-level key; what is stored malformed is left out. */
    public ObjectNode tier() {
        ObjectNode tier = JsonNodeFactory.instance.objectNode();
        for (Setting setting : openClaw()) {
            var value = JsonText.stored(setting.json());
            if (!value.isMissingNode()) {
                tier.set(setting.key().substring(OPENCLAW.length()), value);
            }
        }
        return tier;
    }

    /** When it last set something that a workspace takes at its start; empty where it sets none. */
    public Optional<Instant> changedAt() {
        return own.stream()
                .filter(
                        setting ->
                                !setting.key().startsWith(CallLimit.PLATFORM)
                                        || setting.key().equals(LimitSettings.MODELS))
                .map(Setting::setAt)
                .max(Comparator.naturalOrder());
    }

    /** One of its bootstrap files; empty where it has none. */
    public String file(String name) {
        return find("bootstrap/" + name)
                .map(setting -> JsonText.stored(setting.json()).asText(""))
                .orElse("");
    }
}
