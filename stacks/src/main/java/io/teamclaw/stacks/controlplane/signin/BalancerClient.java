package io.teamclaw.stacks.controlplane.signin;

import com.hashicorp.cdktf.providers.aws.cognito_user_pool_client.CognitoUserPoolClient;
import io.teamclaw.stacks.Deployment;
import java.util.List;
import software.constructs.Construct;

/**
 * The load balancer as the pool knows it, where its rules sign people in before they reach a
 * workspace. It takes no client without a secret, which the pool makes and nobody else needs: it
 * stands in the state only.
 */
final class BalancerClient extends Construct {
    private final CognitoUserPoolClient client;

    BalancerClient(
            Construct scope,
            Deployment deployment,
            UserPool pool,
            String publicOrigin,
            List<String> providers) {
        super(scope, "balancer-client");
        this.client =
                CognitoUserPoolClient.Builder.create(this, "client")
                        .name(deployment.names().of("balancer"))
                        .userPoolId(pool.id())
                        .generateSecret(true)
                        .allowedOauthFlowsUserPoolClient(true)
                        .allowedOauthFlows(List.of("code"))
                        .allowedOauthScopes(List.of("openid"))
                        .callbackUrls(List.of(publicOrigin + "/oauth2/idpresponse"))
                        .supportedIdentityProviders(providers)
                        .explicitAuthFlows(List.of("ALLOW_REFRESH_TOKEN_AUTH"))
                        .preventUserExistenceErrors("ENABLED")
                        .enableTokenRevocation(true)
                        .build();
    }

    String id() {
        return client.getId();
    }
}
