package io.teamclaw.config.keys;

import io.teamclaw.config.provider.BaseUrl;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

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
     * @param keys may be empty; the same secret or id stands once, its first entry being kept
     * @param baseUrl the company's own endpoint, taken instead of the registry's
     */
    public record ProviderKeys(AuthType authType, List<PoolKey> keys, Optional<URI> baseUrl) {
        /**
         * @throws KeyPoolFormatException where no call may go to the base URL, which is not quoted
         */
        public ProviderKeys {
            baseUrl.ifPresent(ProviderKeys::check);
            Map<String, PoolKey> bySecret = new LinkedHashMap<>();
            keys.forEach(key -> bySecret.putIfAbsent(key.secret(), key));
            // A renewed token keeps its id, which the token that it was would have as well.
            Map<String, PoolKey> byId = new LinkedHashMap<>();
            bySecret.values().forEach(key -> byId.putIfAbsent(key.id(), key));
            keys = List.copyOf(byId.values());
        }

        /** Without an endpoint of its own. */
        public ProviderKeys(AuthType authType, List<PoolKey> keys) {
            this(authType, keys, Optional.empty());
        }

        private static void check(URI url) {
            try {
                BaseUrl.checked(url);
            } catch (IllegalArgumentException e) {
                throw new KeyPoolFormatException("The base URL " + e.getMessage());
            }
        }
    }

    /** The provider's keys; empty list where it has none. */
    public List<PoolKey> keys(String providerId) {
        return Optional.ofNullable(providers.get(providerId))
                .map(ProviderKeys::keys)
                .orElse(List.of());
    }

    /** The provider's keys that a new call may go out with, now. */
    public List<PoolKey> usable(String providerId, Instant now) {
        return keys(providerId).stream().filter(key -> key.isUsable(now)).toList();
    }

    /** The company's own endpoint of a provider, if it has one. */
    public Optional<URI> baseUrl(String providerId) {
        return Optional.ofNullable(providers.get(providerId)).flatMap(ProviderKeys::baseUrl);
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
        return replacing(providerId, new ProviderKeys(authType, grown, baseUrl(providerId)));
    }

    /** The pool with a key changed; a key that is not there changes nothing. */
    public KeyPool changing(String providerId, String keyId, UnaryOperator<PoolKey> change) {
        ProviderKeys before = providers.get(providerId);
        if (before == null) {
            return this;
        }
        List<PoolKey> changed =
                before.keys().stream()
                        .map(key -> key.id().equals(keyId) ? change.apply(key) : key)
                        .toList();
        return replacing(
                providerId, new ProviderKeys(before.authType(), changed, before.baseUrl()));
    }

    /**
     * The pool with a provider's calls going to an endpoint of the company's own, or to the
     * registry's again. It may be set before there is a key.
     *
     * @throws KeyPoolFormatException where no call may go there
     */
    public KeyPool withBaseUrl(String providerId, Optional<URI> baseUrl) {
        AuthType type =
                Optional.ofNullable(providers.get(providerId))
                        .map(ProviderKeys::authType)
                        .orElse(AuthType.API_KEY);
        return replacing(providerId, new ProviderKeys(type, keys(providerId), baseUrl));
    }

    /**
     * The pool without the key of this id; a key that is not there changes nothing. A provider's
     * last key takes the provider's entry with it, unless that has an endpoint of its own.
     */
    public KeyPool without(String providerId, String keyId) {
        ProviderKeys before = providers.get(providerId);
        if (before == null) {
            return this;
        }
        List<PoolKey> left = before.keys().stream().filter(key -> !key.id().equals(keyId)).toList();
        return left.size() == before.keys().size()
                ? this
                : replacing(
                        providerId, new ProviderKeys(before.authType(), left, before.baseUrl()));
    }

    private KeyPool replacing(String providerId, ProviderKeys keys) {
        Map<String, ProviderKeys> next = new LinkedHashMap<>(providers);
        next.put(providerId, keys);
        if (keys.keys().isEmpty() && keys.baseUrl().isEmpty()) {
            next.remove(providerId);
        }
        return new KeyPool(next);
    }
}
