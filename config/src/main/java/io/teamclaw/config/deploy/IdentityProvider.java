package io.teamclaw.config.deploy;

/** The company's own identity provider. */
public sealed interface IdentityProvider {
    /** What people see on the sign-in page, 1 to 32 letters, digits, hyphens. */
    String name();

    /**
     * SAML 2.0.
     *
     * @param name as above
     * @param metadataUrl https address of the provider's metadata
     */
    record Saml(String name, String metadataUrl) implements IdentityProvider {}

    /**
     * OpenID Connect.
     *
     * @param name as above
     * @param issuer https address
     * @param clientId as the provider gave it
     * @param clientSecretName name of the Secrets Manager secret that holds the client's secret
     */
    record Oidc(String name, String issuer, String clientId, String clientSecretName)
            implements IdentityProvider {}
}
