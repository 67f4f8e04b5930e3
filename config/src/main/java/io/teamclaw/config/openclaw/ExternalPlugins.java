package io.teamclaw.config.openclaw;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The ids and aliases of OpenClaw's provider plug-ins that are not part of its package (as of
 * 2026.9.6). A provider of such a name in the configuration makes OpenClaw fetch the plug-in when
 * it starts.
 */
final class ExternalPlugins {
    private final Set<String> ids;

    private ExternalPlugins(Set<String> ids) {
        this.ids = ids;
    }

    static ExternalPlugins load() {
        return new ExternalPlugins(
                Resources.text("external-plugins.txt").lines().collect(Collectors.toSet()));
    }

    boolean contains(String id) {
        return ids.contains(id.toLowerCase(Locale.ROOT));
    }
}
