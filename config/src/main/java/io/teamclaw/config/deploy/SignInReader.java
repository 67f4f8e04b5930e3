package io.teamclaw.config.deploy;

import io.teamclaw.config.yaml.Fields;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;

final class SignInReader {
    private static final Form<String> DOMAIN =
            Form.text("an e-mail domain in lower case, e.g. example.com", DomainName::fits);

    /** Cognito's own accounts go by the name COGNITO. */
    private static final Form<String> NAME =
            Form.text(
                    "1 to 32 letters, digits and hyphens, not COGNITO",
                    text ->
                            text.matches("[A-Za-z0-9-]{1,32}")
                                    && !text.equalsIgnoreCase("COGNITO"));

    private static final Form<String> HTTPS = Form.text("an https address", SignInReader::isHttps);

    private static final Form<String> CLIENT_ID =
            Form.text("the client id that the provider gave", "[\\x21-\\x7e]{1,256}");

    /** AWS::SecretsManager::Secret, property Name. */
    private static final Form<String> SECRET_NAME =
            Form.text(
                    "the name of a secret in Secrets Manager, not the secret itself, e.g."
                            + " prod/teamclaw/oidc-client",
                    "[A-Za-z0-9/_+=.@-]{1,512}");

    private SignInReader() {}

    static SignInSettings read(Fields fields) {
        fields.refuseAllBut(Set.of("allowed-domains", "identity-provider"));
        List<String> domains = DOMAIN.listIn(fields, "allowed-domains");
        if (domains.isEmpty()) {
            throw fields.wrong("allowed-domains", "is empty: nobody could sign up");
        }
        return new SignInSettings(
                domains, fields.optionalMap("identity-provider").map(SignInReader::provider));
    }

    private static IdentityProvider provider(Fields fields) {
        return Form.oneOf("saml", "oidc").in(fields, "type").equals("saml")
                ? saml(fields)
                : oidc(fields);
    }

    private static IdentityProvider saml(Fields fields) {
        fields.refuseAllBut(Set.of("type", "name", "metadata-url"));
        return new IdentityProvider.Saml(NAME.in(fields, "name"), HTTPS.in(fields, "metadata-url"));
    }

    private static IdentityProvider oidc(Fields fields) {
        fields.refuseAllBut(Set.of("type", "name", "issuer", "client-id", "client-secret-name"));
        return new IdentityProvider.Oidc(
                NAME.in(fields, "name"),
                HTTPS.in(fields, "issuer"),
                CLIENT_ID.in(fields, "client-id"),
                SECRET_NAME.in(fields, "client-secret-name"));
    }

    private static boolean isHttps(String text) {
        try {
            URI uri = new URI(text);
            return "https".equals(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
