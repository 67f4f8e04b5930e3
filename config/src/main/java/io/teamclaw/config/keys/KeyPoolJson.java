package io.teamclaw.config.keys;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamclaw.config.keys.KeyPool.AuthType;

/**
 * The key pool's JSON: {@code {"providers":{"anthropic":{"authType":"apiKey","keys":["..."]}}}},
 * keys as strings or as objects with {@code key} or, for {@code oauthToken}, {@code
 * token|accessToken}, {@code refreshToken}, {@code expiresAt} (epoch milliseconds), and with what
 * may stand in each: {@code label}, {@code addedBy}, {@code addedAt} (epoch milliseconds), {@code
 * weight} and {@code state}; a renewed token has the {@code id} that it keeps. An {@code
 * oauthToken} provider may carry one token's fields itself instead of {@code keys}. A provider may
 * have a {@code baseUrl}. The older form {@code {"openai":["..."]}} is read too and written in the
 * new form.
 */
public final class KeyPoolJson {
    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private KeyPoolJson() {}

    /**
     * @throws KeyPoolFormatException naming the field, never quoting a value
     */
    public static KeyPool parse(String json) {
        return KeyPoolReader.read(tree(json));
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            // Neither its text nor the exception itself goes on: both quote what could not be read.
            String place =
                    e.getLocation() == null
                            ? ""
                            : " at line %d, column %d"
                                    .formatted(
                                            e.getLocation().getLineNr(),
                                            e.getLocation().getColumnNr());
            throw new KeyPoolFormatException("The key pool is not valid JSON" + place);
        }
    }

    /** The pool in the new form; a key that has nothing but its secret is written as a string. */
    public static String write(KeyPool pool) {
        ObjectNode root = JSON.createObjectNode();
        ObjectNode providers = root.putObject("providers");
        pool.providers()
                .forEach(
                        (id, entry) -> {
                            ObjectNode provider = providers.putObject(id);
                            provider.put("authType", authType(entry.authType()));
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

    static String authType(AuthType type) {
        return switch (type) {
            case API_KEY -> "apiKey";
            case OAUTH_TOKEN -> "oauthToken";
        };
    }
}
