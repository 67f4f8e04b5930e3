package io.teamclaw.config.keys;

import io.teamclaw.config.json.JsonDocument;
import io.teamclaw.config.json.MalformedJsonException;
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
    private KeyPoolJson() {}

    /**
     * @throws KeyPoolFormatException naming the field, never quoting a value
     */
    public static KeyPool parse(String json) {
        try {
            return KeyPoolReader.read(JsonDocument.parse(json));
        } catch (MalformedJsonException e) {
            throw new KeyPoolFormatException("The key pool is " + e.getMessage());
        }
    }

    /** The pool in the new form; a key that has nothing but its secret is written as a string. */
    public static String write(KeyPool pool) {
        return KeyPoolWriter.write(pool);
    }

    static String authType(AuthType type) {
        return switch (type) {
            case API_KEY -> "apiKey";
            case OAUTH_TOKEN -> "oauthToken";
        };
    }
}
