package io.teamclaw.adminui.signin;

import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.server.VaadinServiceInitListener;
import io.teamclaw.adminui.AdminUiParts;
import io.teamclaw.adminui.account.Identity;
import io.teamclaw.adminui.account.OnIdentity;
import io.teamclaw.adminui.account.ui.SignInView;
import io.teamclaw.adminui.account.ui.SignUpView;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;

/** The provider as it describes itself, and what its people do not need of ours. */
@Configuration(proxyBeanMethods = false)
@OnIdentity.Oidc
class ProviderConfiguration {
    /** In paths: the pool leads back to {@code /login/oauth2/code/cognito}. */
    static final String NAME = "cognito";

    @Bean
    ClientRegistrationRepository provider(AdminUiParts parts) {
        ClientRegistration registration =
                switch (parts.identity()) {
                    case Identity.Oidc oidc -> registration(oidc, parts);
                    case Identity.Local local ->
                            throw new IllegalStateException("No provider signs people in here");
                };
        return name -> NAME.equals(name) ? registration : null;
    }

    private static ClientRegistration registration(Identity.Oidc oidc, AdminUiParts parts) {
        return ClientRegistrations.fromIssuerLocation(oidc.issuer().toString())
                .registrationId(NAME)
                .clientId(oidc.clientId())
                // A public client: PKCE proves who asks.
                .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                // Not from x-forwarded-proto: the pool leads back to this one address only.
                .redirectUri(parts.publicOrigin() + "/login/oauth2/code/" + NAME)
                .scope("openid", "email", "profile")
                .build();
    }

    /** Passwords and sign-up are the provider's. */
    @Bean
    VaadinServiceInitListener withoutPasswordViews() {
        return event -> {
            RouteConfiguration routes =
                    RouteConfiguration.forRegistry(event.getSource().getRouter().getRegistry());
            routes.removeRoute(SignInView.class);
            routes.removeRoute(SignUpView.class);
        };
    }
}
