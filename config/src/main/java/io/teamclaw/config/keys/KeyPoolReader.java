package io.teamclaw.config.keys;

import io.teamclaw.config.keys.KeyPool.AuthType;
import io.teamclaw.config.keys.KeyPool.ProviderKeys;
import io.teamclaw.config.provider.BaseUrl;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a pool out of a JSON document. Strict, because a misspelt field would silently lose a key;
 * and silent about every value and unknown name, because any of them may be a key in the wrong
 * place.
 */
final class KeyPoolReader {
    private static final Set<String> WITH_KEYS = Set.of("authType", "keys", "baseUrl");

    private KeyPoolReader() {}

    static KeyPool read(Object document) {
        if (!(document instanceof Map<?, ?> root)) {
            throw new KeyPoolFormatException(
                    "The key pool is not a JSON object; an empty one is {\"providers\":{}}");
        }
        boolean newForm = root.containsKey("providers");
        if (newForm && root.size() > 1) {
            throw new KeyPoolFormatException("Beside providers no other field may stand");
        }
        if (!((newForm ? root.get("providers") : root) instanceof Map<?, ?> entries)) {
            throw wrong("providers", "is not an object");
        }
        Map<String, ProviderKeys> providers = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : entries.entrySet()) {
            String id = (String) entry.getKey();
            if (!KeyRules.isProviderId(id)) {
                throw new KeyPoolFormatException(
                        "The name of entry %d is not a provider id of 1 to 24 characters of a-z, 0-9 and '-'"
                                .formatted(providers.size() + 1));
            }
            providers.put(
                    id,
                    newForm
                            ? provider("providers." + id, entry.getValue())
                            : new ProviderKeys(
                                    AuthType.API_KEY,
                                    keys(id, AuthType.API_KEY, entry.getValue())));
        }
        return new KeyPool(providers);
    }

    private static ProviderKeys provider(String path, Object value) {
        if (!(value instanceof Map<?, ?> entry)) {
            throw wrong(path, "is not an object with authType and keys");
        }
        AuthType type =
                entry.containsKey("authType")
                        ? authType(path + ".authType", entry.get("authType"))
                        : AuthType.API_KEY;
        if (type == AuthType.OAUTH_TOKEN && !entry.containsKey("keys")) {
            Map<Object, Object> token = new LinkedHashMap<>(entry);
            token.keySet().removeAll(List.of("authType", "baseUrl"));
            return new ProviderKeys(
                    type, List.of(PoolKeyReader.read(path, type, token)), baseUrl(path, entry));
        }
        if (!WITH_KEYS.containsAll(entry.keySet())) {
            throw wrong(path, "has a field other than authType, keys and baseUrl");
        }
        if (!entry.containsKey("keys")) {
            throw wrong(path + ".keys", "is missing");
        }
        return new ProviderKeys(
                type, keys(path + ".keys", type, entry.get("keys")), baseUrl(path, entry));
    }

    private static Optional<URI> baseUrl(String path, Map<?, ?> entry) {
        try {
            return PoolKeyReader.text(path, entry, "baseUrl").map(BaseUrl::parse);
        } catch (IllegalArgumentException e) {
            throw wrong(path + ".baseUrl", e.getMessage());
        }
    }

    private static AuthType authType(String path, Object value) {
        for (AuthType type : AuthType.values()) {
            if (KeyPoolJson.authType(type).equals(value)) {
                return type;
            }
        }
        throw wrong(path, "is neither apiKey nor oauthToken");
    }

    private static List<PoolKey> keys(String path, AuthType type, Object value) {
        if (!(value instanceof List<?> list)) {
            throw wrong(path, "is not a list");
        }
        List<PoolKey> keys = new ArrayList<>();
        for (Object each : list) {
            keys.add(PoolKeyReader.read(path + "[" + keys.size() + "]", type, each));
        }
        return keys;
    }

    static KeyPoolFormatException wrong(String path, String problem) {
        return new KeyPoolFormatException(path + " " + problem);
    }

    static void refuse(String path, Optional<String> problem) {
        if (problem.isPresent()) {
            throw wrong(path, problem.get());
        }
    }
}
