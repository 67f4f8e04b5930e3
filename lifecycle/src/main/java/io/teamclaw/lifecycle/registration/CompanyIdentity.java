package io.teamclaw.lifecycle.registration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether somebody comes from the company's own identity provider, by the claim {@code identities},
 * which the pool writes and no person can ("Using ID tokens" in Cognito's developer guide).
 *
 * @param provider its name in the pool: letters, digits and hyphens; empty where there is none
 */
public record CompanyIdentity(Optional<String> provider) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * An HTTP API's authorizer gives claims as texts: a list of objects as Go prints it, by the
     * order of its keys. What the provider itself says, the user's id, comes last.
     */
    private static final Pattern PRINTED =
            Pattern.compile(
                    "^\\[map\\[(?:dateCreated:\\S+ )?(?:issuer:\\S* )?(?:primary:\\S+ )?"
                            + "providerName:([A-Za-z0-9-]+) providerType:(?:SAML|OIDC) userId:");

    /**
     * @param provider blank where there is none
     */
    public static CompanyIdentity of(String provider) {
        return new CompanyIdentity(Optional.of(provider).filter(name -> !name.isBlank()));
    }

    /**
     * @param claims of an id token
     */
    boolean isIn(JsonNode claims) {
        return provider.isPresent() && provider.equals(providerName(claims.path("identities")));
    }

    private static Optional<String> providerName(JsonNode identities) {
        if (!identities.isTextual()) {
            return first(identities);
        }
        Matcher printed = PRINTED.matcher(identities.asText());
        if (printed.find()) {
            return Optional.of(printed.group(1));
        }
        try {
            return first(JSON.readTree(identities.asText()));
        } catch (JsonProcessingException e) {
            // Of no form that says from where somebody comes.
            return Optional.empty();
        }
    }

    /** Somebody with several identities was joined by an administrator: not for us to judge. */
    private static Optional<String> first(JsonNode identities) {
        return identities.size() == 1
                ? Optional.of(identities.path(0).path("providerName").asText())
                : Optional.empty();
    }
}
