package io.teamclaw.config.keys;

import io.teamclaw.config.digest.Sha256;
import io.teamclaw.config.keys.KeyPool.ProviderKeys;
import java.time.Instant;
import java.util.Optional;

/**
 * Tells whether a key's entry in the pool is still the one that something was noted of. It changes
 * with whatever a person can change of the key or of its provider, and says nothing of the secret
 * but what the key's id says.
 */
public final class EntryFingerprint {
    private static final int BYTES = 8;

    private EntryFingerprint() {}

    /**
     * @param provider the provider's entry, which holds the key
     * @return 16 hex digits
     */
    public static String of(String providerId, ProviderKeys provider, PoolKey key) {
        String entry =
                String.join(
                        "\n",
                        providerId,
                        provider.authType().name(),
                        provider.baseUrl().map(Object::toString).orElse(""),
                        // Of a renewed token both: what was met with the old secret is over.
                        key.keptId().map(kept -> kept + ":" + key.secretId()).orElseGet(key::id),
                        key.label().orElse(""),
                        String.valueOf(key.weight()),
                        key.state().id(),
                        millis(key.expiresAt()),
                        millis(key.addedAt()));
        return Sha256.hex(entry, BYTES);
    }

    private static String millis(Optional<Instant> at) {
        return at.map(each -> String.valueOf(each.toEpochMilli())).orElse("");
    }
}
