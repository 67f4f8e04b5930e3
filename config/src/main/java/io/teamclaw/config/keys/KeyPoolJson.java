package io.teamclaw.config.keys;

/**
 * The key pool's JSON: {@code {"providers":{"anthropic":{"authType":"apiKey","keys":["..."]}}}},
 * keys as strings or as objects with {@code key}, {@code label}, or for {@code oauthToken} {@code
 * token|accessToken}, {@code refreshToken}, {@code expiresAt} (epoch milliseconds). The older form
 * {@code {"openai":["..."]}} is read too and written in the new form.
 */
public final class KeyPoolJson {
    private KeyPoolJson() {}

    /**
     * @throws KeyPoolFormatException naming the field, never quoting a value
     */
    public static KeyPool parse(String json) {
        throw new UnsupportedOperationException("being written");
    }

    public static String write(KeyPool pool) {
        throw new UnsupportedOperationException("being written");
    }
}
