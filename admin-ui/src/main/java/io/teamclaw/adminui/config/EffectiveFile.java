package io.teamclaw.adminui.config;

import io.teamclaw.config.openclaw.Origin;
import java.util.List;

/**
 * A bootstrap file as a workspace gets it.
 *
 * @param name e.g. {@code SOUL.md}
 * @param parts of it, in order
 */
public record EffectiveFile(String name, List<Part> parts) {
    /**
     * What one tier says in it.
     *
     * @param origin which tier
     * @param text of it
     */
    public record Part(Origin origin, String text) {}
}
