package io.teamclaw.adminui.account;

import java.net.URI;

/** How people sign in. The screens behind it are the same. */
public sealed interface Identity {
    /**
     * With e-mail address and password of an account of this installation: on one machine.
     *
     * @param mailer sends codes and notices
     */
    record Local(Mailer mailer) implements Identity {}

    /**
     * At the company's OpenID Connect provider: in AWS the Cognito pool, whose own page signs in,
     * signs up and asks for the second factor.
     *
     * @param issuer where its discovery document is below
     * @param clientId a public client: PKCE proves who asks, there is no secret
     * @param signOut its page to sign out at, without query; Cognito's {@code /logout}, which wants
     *     {@code client_id} and {@code logout_uri}
     * @param companyProvider name in the pool of the company's own provider, whose word for an
     *     e-mail address counts (decision 016); blank where there is none
     * @param accounts the provider's, as far as they are kept in step from here
     */
    record Oidc(
            URI issuer,
            String clientId,
            URI signOut,
            String companyProvider,
            SignInAccounts accounts)
            implements Identity {}
}
