package io.teamclaw.stacks.controlplane.signin;

import com.hashicorp.cdktf.TerraformResourceLifecycle;
import com.hashicorp.cdktf.providers.aws.cognito_identity_provider.CognitoIdentityProvider;
import com.hashicorp.cdktf.providers.aws.data_aws_secretsmanager_secret_version.DataAwsSecretsmanagerSecretVersion;
import io.teamclaw.config.deploy.IdentityProvider;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.constructs.Construct;

/** The company's own identity provider in the pool. */
public final class CompanyProvider extends Construct {
    private static final String SAML_CLAIMS =
            "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";

    /** What Cognito itself finds out and adds to the details that it was given. */
    private static final List<String> FOUND_BY_COGNITO =
            List.of(
                    "ActiveEncryptionCertificate",
                    "SLORedirectBindingURI",
                    "SSORedirectBindingURI",
                    "attributes_url",
                    "authorize_url",
                    "jwks_uri",
                    "token_url");

    private final CognitoIdentityProvider provider;

    public CompanyProvider(Construct scope, UserPool pool, IdentityProvider settings) {
        super(scope, "company-provider");
        this.provider =
                CognitoIdentityProvider.Builder.create(this, "provider")
                        .userPoolId(pool.id())
                        .providerName(settings.name())
                        .providerType(type(settings))
                        .providerDetails(details(settings))
                        .attributeMapping(attributes(settings))
                        .lifecycle(
                                TerraformResourceLifecycle.builder()
                                        .ignoreChanges(
                                                FOUND_BY_COGNITO.stream()
                                                        .map("provider_details[\"%s\"]"::formatted)
                                                        .toList())
                                        .build())
                        .build();
    }

    /** As a client of the pool names it. */
    public String name() {
        return provider.getProviderName();
    }

    private static String type(IdentityProvider settings) {
        return switch (settings) {
            case IdentityProvider.Saml saml -> "SAML";
            case IdentityProvider.Oidc oidc -> "OIDC";
        };
    }

    private Map<String, String> details(IdentityProvider settings) {
        return switch (settings) {
            case IdentityProvider.Saml saml -> Map.of("MetadataURL", saml.metadataUrl());
            case IdentityProvider.Oidc oidc -> oidcDetails(oidc);
        };
    }

    private Map<String, String> oidcDetails(IdentityProvider.Oidc oidc) {
        // Read by Terraform at each apply: the value is in the state, never in what is synthesised.
        var secret =
                DataAwsSecretsmanagerSecretVersion.Builder.create(this, "client-secret")
                        .secretId(oidc.clientSecretName())
                        .build();
        Map<String, String> details = new TreeMap<>();
        details.put("oidc_issuer", oidc.issuer());
        details.put("client_id", oidc.clientId());
        details.put("client_secret", secret.getSecretString());
        details.put("authorize_scopes", "openid email profile");
        details.put("attributes_request_method", "GET");
        details.put("attributes_url_add_attributes", "false");
        return details;
    }

    /**
     * Cognito writes these at each sign-in, as the client by which a person comes, so each has to
     * be among that client's {@code writeAttributes}. No {@code email_verified} therefore: no
     * client may write it (decision 016).
     */
    private static Map<String, String> attributes(IdentityProvider settings) {
        return switch (settings) {
            case IdentityProvider.Saml saml ->
                    Map.of("email", SAML_CLAIMS + "emailaddress", "name", SAML_CLAIMS + "name");
            case IdentityProvider.Oidc oidc ->
                    Map.of(
                            "username", "sub",
                            "email", "email",
                            "name", "name");
        };
    }
}
