package io.teamclaw.config.keys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamclaw.config.keys.KeyPool.AuthType;

/** Writes a pool as JSON for people to read, too; sidecars never do. */
final class KeyPoolWriter {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private KeyPoolWriter() {}

    static String write(KeyPool pool) {
        ObjectNode root = JSON.createObjectNode();
        ObjectNode providers = root.putObject("providers");
        pool.providers()
                .forEach(
                        (id, entry) -> {
                            ObjectNode provider = providers.putObject(id);
                            provider.put("authType", KeyPoolJson.authType(entry.authType()));
                            entry.baseUrl()
                                    .ifPresent(url -> provider.put("baseUrl", url.toString()));
                            ArrayNode keys = provider.putArray("keys");
                            entry.keys().forEach(key -> keys.add(node(entry.authType(), key)));
                        });
        return root.toPrettyString() + "\n";
    }

    private static JsonNode node(AuthType authType, PoolKey key) {
        ObjectNode node = JSON.createObjectNode();
        key.label().ifPresent(label -> node.put("label", label));
        key.refreshToken().ifPresent(token -> node.put("refreshToken", token));
        key.expiresAt().ifPresent(instant -> node.put("expiresAt", instant.toEpochMilli()));
        key.addedBy().ifPresent(email -> node.put("addedBy", email));
        key.addedAt().ifPresent(instant -> node.put("addedAt", instant.toEpochMilli()));
        if (key.weight() != PoolKey.SMALLEST_WEIGHT) {
            node.put("weight", key.weight());
        }
        if (key.state() != KeyState.ACTIVE) {
            node.put("state", key.state().id());
        }
        key.keptId().ifPresent(id -> node.put("id", id));
        if (node.isEmpty()) {
            return node.textNode(key.secret());
        }
        return node.put(authType == AuthType.API_KEY ? "key" : "token", key.secret());
    }
}
