package io.teamclaw.config.provider;

import io.teamclaw.config.yaml.Fields;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a provider gives a new access token for a refresh token (RFC 6749, section 6), to a public
 * client, which has no secret.
 *
 * @param endpoint https, or http on this machine: a refresh token goes there
 * @param clientId to whom the provider gave the tokens; empty where it does not ask
 * @param body how the request is written
 */
public record TokenRefresh(URI endpoint, Optional<String> clientId, Body body) {
    private static final Pattern CLIENT_ID = Pattern.compile("[ -~]{1,200}");

    /** How a request is written. */
    public enum Body {
        /** As RFC 6749 has it. */
        FORM,
        /** As some providers want it. */
        JSON
    }

    /**
     * @throws IllegalArgumentException where a refresh token must not go there
     */
    public TokenRefresh {
        BaseUrl.checked(endpoint);
        if (!"https".equals(endpoint.getScheme()) && !BaseUrl.isLoopback(endpoint.getHost())) {
            throw new IllegalArgumentException("must begin with https://");
        }
        if (clientId.filter(id -> !CLIENT_ID.matcher(id).matches()).isPresent()) {
            throw new IllegalArgumentException("has a client id that is no printable text");
        }
    }

    static TokenRefresh read(Fields fields) {
        fields.refuseAllBut(Set.of("endpoint", "client-id", "body"));
        Optional<String> clientId = fields.optionalText("client-id");
        Body body = fields.readOptional("body", TokenRefresh::body).orElse(Body.FORM);
        return fields.read(
                "endpoint", text -> new TokenRefresh(BaseUrl.parse(text), clientId, body));
    }

    private static Body body(String text) {
        return switch (text) {
            case "form" -> Body.FORM;
            case "json" -> Body.JSON;
            default -> throw new IllegalArgumentException("it is neither form nor json");
        };
    }
}
