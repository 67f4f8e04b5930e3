package io.teamclaw.adminui.signin;

import com.vaadin.flow.spring.security.UidlRedirectStrategy;
import com.vaadin.flow.spring.security.VaadinDefaultRequestCache;
import com.vaadin.flow.spring.security.VaadinSavedRequestAwareAuthenticationSuccessHandler;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import io.teamclaw.adminui.account.OnIdentity;
import io.teamclaw.adminui.account.WayIn;
import io.teamclaw.adminui.account.ui.SignedOutView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.logout.SimpleUrlLogoutSuccessHandler;
import org.springframework.stereotype.Component;

/** At the company's OpenID Connect provider: authorization code with PKCE, no secret. */
@Component
@OnIdentity.Oidc
class ProviderWay implements SignInWay {
    private static final Logger LOG = LoggerFactory.getLogger(ProviderWay.class);

    /** Leads to the provider's page. */
    private static final String SIGN_IN = "/oauth2/authorization/" + ProviderConfiguration.NAME;

    private final ProvidersPeople people;
    private final ClientRegistrationRepository provider;
    private final VaadinDefaultRequestCache requestCache;
    private final SecurityContextHolderStrategy contexts;
    private final WayIn wayIn;

    ProviderWay(
            ProvidersPeople people,
            ClientRegistrationRepository provider,
            VaadinDefaultRequestCache requestCache,
            SecurityContextHolderStrategy contexts,
            WayIn wayIn) {
        this.people = people;
        this.provider = provider;
        this.requestCache = requestCache;
        this.contexts = contexts;
        this.wayIn = wayIn;
    }

    @Override
    public void before(HttpSecurity http) {
        // Vaadin takes this one for its own.
        http.setSharedObject(
                VaadinSavedRequestAwareAuthenticationSuccessHandler.class,
                new ProviderSuccess(contexts, requestCache));
        http.oauth2Login(
                login ->
                        // Here, too: Vaadin names it when this is initialised already.
                        login.loginPage(SIGN_IN)
                                .permitAll()
                                .clientRegistrationRepository(provider)
                                .authorizedClientRepository(new NoTokensKept())
                                .userInfoEndpoint(user -> user.oidcUserService(people))
                                .failureHandler(toPageWithReason()));
    }

    @Override
    public void configure(VaadinSecurityConfigurer vaadin) {
        SimpleUrlLogoutSuccessHandler out = new SimpleUrlLogoutSuccessHandler();
        // Cognito wants client_id and logout_uri, not what the standard says.
        out.setDefaultTargetUrl(wayIn.signInAsAnother());
        out.setRedirectStrategy(new UidlRedirectStrategy());
        vaadin.oauth2LoginPage(SIGN_IN).logoutSuccessHandler(out);
    }

    @Override
    public void after(HttpSecurity http) {
        // Vaadin names no page of its own for this way.
    }

    private static AuthenticationFailureHandler toPageWithReason() {
        return (request, response, failure) -> {
            String reason =
                    failure instanceof OAuth2AuthenticationException refused
                            ? refused.getError().getErrorCode()
                            : "failed";
            LOG.info("A sign-in ended without a session: {}", reason);
            response.sendRedirect(
                    SignedOutView.pathFor(ProvidersPeople.isRefusal(reason) ? reason : "failed"));
        };
    }
}
