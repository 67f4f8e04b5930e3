package io.teamclaw.config.keys;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The company's keys by provider id, in file order.
 *
 * @param providers provider id to its keys
 */
public record KeyPool(Map<String, ProviderKeys> providers) {
    public static final KeyPool EMPTY = new KeyPool(Map.of());

    /** What an entry holds: {@code apiKey} or {@code oauthToken} in the pool's JSON. */
    public enum AuthType {
        API_KEY,
        OAUTH_TOKEN
    }

    /**
     * The keys of one provider.
     *
     * @param authType of all of them
     * @param keys may be empty
     */
    public record ProviderKeys(AuthType authType, List<PoolKey> keys) {
        public ProviderKeys {
            keys = List.copyOf(keys);
        }
    }

    /** The provider's keys; empty list where it has none. */
    public List<PoolKey> keys(String providerId) {
        return Optional.ofNullable(providers.get(providerId))
                .map(ProviderKeys::keys)
                .orElse(List.of());
    }

    /** Whether no provider has any key. */
    public boolean isEmpty() {
        return providers.values().stream().allMatch(entry -> entry.keys().isEmpty());
    }

    /** The pool with a key added to a provider; a key that is there already changes nothing. */
    public KeyPool with(String providerId, AuthType authType, PoolKey key) {
        throw new UnsupportedOperationException("being written");
    }

    /** The pool without the key of this id; a key that is not there changes nothing. */
    public KeyPool without(String providerId, String keyId) {
        throw new UnsupportedOperationException("being written");
    }
}
