package io.teamclaw.config.keys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
 * Reads a pool out of a JSON tree. Strict, because a misspelt field would silently lose a key; and
 * silent about every value and unknown name, because any of them may be a key in the wrong place.
 */
final class KeyPoolReader {
    private static final Set<String> WITH_KEYS = Set.of("authType", "keys", "baseUrl");

    private KeyPoolReader() {}

    static KeyPool read(JsonNode root) {
        if (!root.isObject()) {
            throw new KeyPoolFormatException(
                    "The key pool is not a JSON object; an empty one is {\"providers\":{}}");
        }
        boolean newForm = root.has("providers");
        if (newForm && root.size() > 1) {
            throw new KeyPoolFormatException("Beside providers no other field may stand");
        }
        JsonNode entries = newForm ? root.get("providers") : root;
        if (!entries.isObject()) {
            throw wrong("providers", "is not an object");
        }
        Map<String, ProviderKeys> providers = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : entries.properties()) {
            String id = entry.getKey();
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

    private static ProviderKeys provider(String path, JsonNode node) {
        if (!(node instanceof ObjectNode entry)) {
            throw wrong(path, "is not an object with authType and keys");
        }
        AuthType type = authType(path + ".authType", entry.get("authType"));
        if (type == AuthType.OAUTH_TOKEN && !entry.has("keys")) {
            ObjectNode token = entry.deepCopy();
            token.remove(List.of("authType", "baseUrl"));
            return new ProviderKeys(
                    type, List.of(PoolKeyReader.read(path, type, token)), baseUrl(path, entry));
        }
        if (entry.properties().stream().anyMatch(field -> !WITH_KEYS.contains(field.getKey()))) {
            throw wrong(path, "has a field other than authType, keys and baseUrl");
        }
        if (!entry.has("keys")) {
            throw wrong(path + ".keys", "is missing");
        }
        return new ProviderKeys(
                type, keys(path + ".keys", type, entry.get("keys")), baseUrl(path, entry));
    }

    private static Optional<URI> baseUrl(String path, ObjectNode entry) {
        JsonNode url = entry.path("baseUrl");
        if (url.isMissingNode() || url.isNull()) {
            return Optional.empty();
        }
        if (!url.isTextual()) {
            throw wrong(path + ".baseUrl", "is not a string");
        }
        try {
            return Optional.of(BaseUrl.parse(url.textValue()));
        } catch (IllegalArgumentException e) {
            throw wrong(path + ".baseUrl", e.getMessage());
        }
    }

    private static AuthType authType(String path, JsonNode node) {
        if (node == null) {
            return AuthType.API_KEY;
        }
        for (AuthType type : AuthType.values()) {
            if (node.isTextual() && node.textValue().equals(KeyPoolJson.authType(type))) {
                return type;
            }
        }
        throw wrong(path, "is neither apiKey nor oauthToken");
    }

    private static List<PoolKey> keys(String path, AuthType type, JsonNode node) {
        if (!node.isArray()) {
            throw wrong(path, "is not a list");
        }
        List<PoolKey> keys = new ArrayList<>();
        for (JsonNode each : node) {
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
