package io.teamclaw.stacks.controlplane.signin;

import com.hashicorp.cdktf.providers.aws.cognito_user_pool_client.CognitoUserPoolClient;
import com.hashicorp.cdktf.providers.aws.cognito_user_pool_client.CognitoUserPoolClientTokenValidityUnits;
import io.teamclaw.stacks.Deployment;
import java.util.List;
import software.constructs.Construct;

/**
 * The portal as the pool knows it: a public client that proves itself by PKCE, so that there is no
 * secret to keep.
 *
 * <p>Only the hosted pages sign people in. A token from there lacks Cognito's own scope {@code
 * aws.cognito.signin.user.admin}, so nobody can change their e-mail address to one of another
 * domain behind the sign-up check.
 */
public final class PortalClient extends Construct {
    private final CognitoUserPoolClient client;

    /**
     * @param publicOrigin of the portal, e.g. {@code https://team.example.com}
     * @param providers names of identity providers, {@code COGNITO} for the pool's own accounts
     */
    public PortalClient(
            Construct scope,
            Deployment deployment,
            UserPool pool,
            String publicOrigin,
            List<String> providers) {
        super(scope, "portal-client");
        this.client =
                CognitoUserPoolClient.Builder.create(this, "client")
                        .name(deployment.names().of("portal"))
                        .userPoolId(pool.id())
                        .generateSecret(false)
                        .allowedOauthFlowsUserPoolClient(true)
                        .allowedOauthFlows(List.of("code"))
                        .allowedOauthScopes(List.of("openid", "email", "profile"))
                        .callbackUrls(List.of(publicOrigin + "/login/oauth2/code/cognito"))
                        .logoutUrls(List.of(publicOrigin + "/"))
                        .supportedIdentityProviders(providers)
                        .explicitAuthFlows(List.of("ALLOW_REFRESH_TOKEN_AUTH"))
                        .readAttributes(List.of("email", "email_verified", "name"))
                        // What a company's provider maps, and nothing that would verify itself.
                        .writeAttributes(List.of("email", "name"))
                        .accessTokenValidity(1)
                        .idTokenValidity(1)
                        .refreshTokenValidity(30)
                        .tokenValidityUnits(
                                List.of(
                                        CognitoUserPoolClientTokenValidityUnits.builder()
                                                .accessToken("hours")
                                                .idToken("hours")
                                                .refreshToken("days")
                                                .build()))
                        .preventUserExistenceErrors("ENABLED")
                        .enableTokenRevocation(true)
                        .build();
    }

    public String id() {
        return client.getId();
    }
}
