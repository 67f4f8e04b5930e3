package io.teamclaw.adminui.keys;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A provider and the company's keys for it.
 *
 * @param provider which
 * @param usualUrl where its calls go by the registry; empty for one that the registry lacks
 * @param baseUrl the company's own endpoint, taken instead
 * @param keys in the order of the pool; may be empty
 */
public record ProviderSection(
        ProviderChoice provider,
        Optional<URI> usualUrl,
        Optional<URI> baseUrl,
        List<KeyEntry> keys) {
    public ProviderSection {
        keys = List.copyOf(keys);
    }
}
