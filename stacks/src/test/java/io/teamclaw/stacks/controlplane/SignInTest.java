package io.teamclaw.stacks.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.teamclaw.config.deploy.IdentityProvider;
import io.teamclaw.stacks.testing.ChangedSettings;
import io.teamclaw.stacks.testing.Deployments;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SignInTest {
    private static final String POOL = "aws_cognito_user_pool";
    private static final String CLIENT = "aws_cognito_user_pool_client";
    private static final String PROVIDER = "aws_cognito_identity_provider";

    private static ControlPlane small;
    private static ControlPlane large;
    private static ControlPlane saml;
    private static ControlPlane oidc;

    @BeforeAll
    static void synthesise() {
        small = ControlPlane.of(Deployments.small());
        large = ControlPlane.of(Deployments.large());
        saml = withProvider(new IdentityProvider.Saml("Okta", "https://idp.example.com/metadata"));
        oidc =
                withProvider(
                        new IdentityProvider.Oidc(
                                "Entra", "https://idp.example.com", "client-1", "idp/secret"));
    }

    private static ControlPlane withProvider(IdentityProvider provider) {
        return ControlPlane.of(
                Deployments.of(
                        ChangedSettings.signedInAt(provider, Deployments.small().settings())));
    }

    @Test
    void peopleSignUpThemselvesOnceTheDomainIsChecked() {
        JsonNode pool = small.only(POOL);
        assertThat(pool.at("/admin_create_user_config/allow_admin_create_user_only").asBoolean())
                .isFalse();
        assertThat(pool.at("/lambda_config/pre_sign_up").asText())
                .matches("\\$\\{aws_lambda_alias\\..*pre-sign-up.*\\.arn}");
        JsonNode permission =
                small.by("aws_lambda_permission", "principal", "cognito-idp.amazonaws.com");
        assertThat(permission.path("source_arn").asText())
                .isEqualTo(small.reference(POOL, pool, "arn"));
    }

    @Test
    void addressesAreVerifiedPasswordsLongAndASecondFactorIsOffered() {
        JsonNode pool = small.only(POOL);
        assertThat(pool.path("username_attributes").toString()).isEqualTo("[\"email\"]");
        assertThat(pool.path("auto_verified_attributes").toString()).isEqualTo("[\"email\"]");
        assertThat(pool.at("/password_policy/minimum_length").asInt()).isGreaterThanOrEqualTo(12);
        assertThat(pool.path("mfa_configuration").asText()).isEqualTo("OPTIONAL");
        assertThat(pool.at("/software_token_mfa_configuration/enabled").asBoolean()).isTrue();
        assertThat(pool.at("/account_recovery_setting/recovery_mechanism"))
                .extracting(each -> each.path("name").asText())
                .isEqualTo(List.of("verified_email"));
    }

    @Test
    void thePoolCannotBeDeletedWhereTheSettingsSaySo() {
        assertThat(small.only(POOL).path("deletion_protection").asText()).isEqualTo("INACTIVE");
        assertThat(large.only(POOL).path("deletion_protection").asText()).isEqualTo("ACTIVE");
    }

    @Test
    void rolesAreGroups() {
        assertThat(small.all("aws_cognito_user_group"))
                .extracting(group -> group.path("name").asText())
                .containsExactlyInAnyOrder("admin", "finance", "team-lead");
    }

    @Test
    void thePagesHaveAnAddressThatNoOtherAccountTakes() {
        assertThat(small.only("aws_cognito_user_pool_domain").path("domain").asText())
                .isEqualTo("teamclaw-test-123456789012");
    }

    @Test
    void thePortalIsAPublicClientOfTheCodeFlowAlone() {
        JsonNode client = small.only(CLIENT);
        assertThat(client.path("generate_secret").asBoolean(true)).isFalse();
        assertThat(client.path("allowed_oauth_flows").toString()).isEqualTo("[\"code\"]");
        assertThat(client.path("allowed_oauth_scopes").toString())
                .doesNotContain("aws.cognito.signin.user.admin");
        assertThat(client.path("explicit_auth_flows").toString())
                .isEqualTo("[\"ALLOW_REFRESH_TOKEN_AUTH\"]");
        assertThat(client.at("/callback_urls/0").asText()).endsWith("/login/oauth2/code/cognito");
        assertThat(client.at("/callback_urls/0").asText()).contains("public-origin");
        assertThat(client.at("/logout_urls/0").asText()).endsWith("}/");
        assertThat(client.path("prevent_user_existence_errors").asText()).isEqualTo("ENABLED");
        assertThat(client.path("enable_token_revocation").asBoolean()).isTrue();
        assertThat(client.path("id_token_validity").asInt()).isEqualTo(1);
        assertThat(client.path("refresh_token_validity").asInt()).isEqualTo(30);
        assertThat(client.at("/token_validity_units/0/refresh_token").asText()).isEqualTo("days");
    }

    @Test
    void withoutACompanysProviderThePoolsOwnAccountsAreAllThereIs() {
        assertThat(small.all(PROVIDER)).isEmpty();
        assertThat(small.only(CLIENT).path("supported_identity_providers").toString())
                .isEqualTo("[\"COGNITO\"]");
    }

    @Test
    void aSamlProviderIsKnownByItsMetadata() {
        JsonNode provider = saml.only(PROVIDER);
        assertThat(provider.path("provider_type").asText()).isEqualTo("SAML");
        assertThat(provider.at("/provider_details/MetadataURL").asText())
                .isEqualTo("https://idp.example.com/metadata");
        assertThat(provider.at("/attribute_mapping/email").asText()).endsWith("/emailaddress");
        assertThatClientOffersItsProvider(saml);
    }

    @Test
    void anOidcProvidersSecretIsReadWhenItIsApplied() {
        JsonNode provider = oidc.only(PROVIDER);
        assertThat(provider.path("provider_type").asText()).isEqualTo("OIDC");
        assertThat(provider.at("/provider_details/oidc_issuer").asText())
                .isEqualTo("https://idp.example.com");
        assertThat(provider.at("/provider_details/client_secret").asText())
                .matches("\\$\\{data\\.aws_secretsmanager_secret_version\\..*\\.secret_string}");
        assertThat(
                        oidc.document()
                                .at("/data/aws_secretsmanager_secret_version")
                                .findValuesAsText("secret_id"))
                .containsExactly("idp/secret");
        assertThatClientOffersItsProvider(oidc);
    }

    @Test
    void whatAProviderSaysOfAPersonIsWhatThePortalMayWriteAndNoAddressVerifiesItself() {
        for (ControlPlane each : List.of(saml, oidc)) {
            Set<String> written = new TreeSet<>();
            each.only(CLIENT).path("write_attributes").forEach(name -> written.add(name.asText()));
            Set<String> mapped = new TreeSet<>();
            each.only(PROVIDER)
                    .path("attribute_mapping")
                    .fieldNames()
                    .forEachRemaining(mapped::add);
            // The name of the account is no attribute of it.
            mapped.remove("username");
            assertThat(mapped).contains("email").isSubsetOf(written);
            assertThat(written).doesNotContain("email_verified");
        }
    }

    private static void assertThatClientOffersItsProvider(ControlPlane stack) {
        assertThat(stack.only(CLIENT).at("/supported_identity_providers/1").asText())
                .isEqualTo(stack.reference(PROVIDER, stack.only(PROVIDER), "provider_name"));
    }
}
