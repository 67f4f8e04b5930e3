package io.teamclaw.config.keys;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The company's keys by provider id, in file order.
 *
 * @param providers provider id (1 to 24 characters of {@code a-z 0-9 -}) to its keys
 */
public record KeyPool(Map<String, ProviderKeys> providers) {
    public static final KeyPool EMPTY = new KeyPool(Map.of());

    /**
     * @throws KeyPoolFormatException where a provider id is malformed; it is not quoted, because it
     *     may be a key in the wrong place
     */
    public KeyPool {
        providers = Collections.unmodifiableMap(new LinkedHashMap<>(providers));
        if (!providers.keySet().stream().allMatch(KeyRules::isProviderId)) {
            throw new KeyPoolFormatException(
                    "A provider id has 1 to 24 characters of a-z, 0-9 and '-'");
        }
    }

    /** What an entry holds: {@code apiKey} or {@code oauthToken} in the pool's JSON. */
    public enum AuthType {
        API_KEY,
        OAUTH_TOKEN
    }

    /**
     * The keys of one provider.
     *
     * @param authType of all of them
     * @param keys may be empty; the same secret stands once, its first entry being kept
     */
    public record ProviderKeys(AuthType authType, List<PoolKey> keys) {
        public ProviderKeys {
            Map<String, PoolKey> bySecret = new LinkedHashMap<>();
            keys.forEach(key -> bySecret.putIfAbsent(key.secret(), key));
            keys = List.copyOf(bySecret.values());
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

    /**
     * The pool with a key added to a provider; a key that is there already changes nothing.
     *
     * @throws KeyPoolFormatException where the provider holds keys of the other type: one provider
     *     has one way to sign in
     */
    public KeyPool with(String providerId, AuthType authType, PoolKey key) {
        List<PoolKey> grown = new ArrayList<>(keys(providerId));
        if (!grown.isEmpty() && providers.get(providerId).authType() != authType) {
            throw new KeyPoolFormatException(
                    "The provider's keys are of another type; remove them first");
        }
        grown.add(key);
        return replacing(providerId, new ProviderKeys(authType, grown));
    }

    /**
     * The pool without the key of this id; a key that is not there changes nothing. A provider's
     * last key takes the provider's entry with it.
     */
    public KeyPool without(String providerId, String keyId) {
        ProviderKeys before = providers.get(providerId);
        if (before == null) {
            return this;
        }
        List<PoolKey> left = before.keys().stream().filter(key -> !key.id().equals(keyId)).toList();
        return left.size() == before.keys().size()
                ? this
                : replacing(providerId, new ProviderKeys(before.authType(), left));
    }

    private KeyPool replacing(String providerId, ProviderKeys keys) {
        Map<String, ProviderKeys> next = new LinkedHashMap<>(providers);
        next.put(providerId, keys);
        if (keys.keys().isEmpty()) {
            next.remove(providerId);
        }
        return new KeyPool(next);
    }
}
