package io.teamclaw.config.provider;

/**
 * How a provider wants its key.
 *
 * @param header lower-case header name, e.g. {@code x-api-key}
 * @param prefix what stands before the key, e.g. {@code "Bearer "}; may be empty
 */
public record AuthScheme(String header, String prefix) {
    /** As OAuth does, and most others. */
    public static final AuthScheme BEARER = new AuthScheme("authorization", "Bearer ");
}
