package io.teamclaw.adminui.security;

import static com.vaadin.flow.spring.security.VaadinSecurityConfigurer.vaadin;

import io.teamclaw.adminui.account.ui.SignInView;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer.AuthorizedUrl;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Who may ask for what, and what each answer tells the browser. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableMethodSecurity
class SecurityConfiguration {
    /**
     * Vaadin's client evaluates scripts and styles that the server sends, hence the two unsafes.
     */
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self'"
                    + " 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; object-src"
                    + " 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http,
            CurrentUser currentUser,
            ActiveUsers activeUsers,
            SecurityContextHolderStrategy contexts,
            WorkspaceCookie workspaceCookie) {
        return http.authorizeHttpRequests(
                        requests -> requests.requestMatchers("/webjars/**").permitAll())
                .headers(SecurityConfiguration::harden)
                .addFilterBefore(
                        new ActiveUserFilter(currentUser, activeUsers, contexts),
                        AuthorizationFilter.class)
                .with(
                        vaadin(),
                        vaadin ->
                                vaadin.loginView(SignInView.class, "/" + SignInView.PATH)
                                        .addLogoutHandler(workspaceCookie::clear)
                                        // A path of nobody gets the not-found view.
                                        .anyRequest(AuthorizedUrl::authenticated))
                // After Vaadin, which names the sign-in page; else Spring would make one.
                .formLogin(form -> form.failureHandler(toSignInWithReason()))
                .build();
    }

    private static void harden(HeadersConfigurer<HttpSecurity> headers) {
        // Vaadin's pages are forwarded to its servlet, which ends the answer: later is too late.
        headers.withObjectPostProcessor(eager());
        headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(
                        permissions ->
                                permissions.policy("camera=(), geolocation=(), microphone=()"));
    }

    private static ObjectPostProcessor<HeaderWriterFilter> eager() {
        return new ObjectPostProcessor<>() {
            @Override
            public <T extends HeaderWriterFilter> T postProcess(T filter) {
                filter.setShouldWriteHeadersEagerly(true);
                return filter;
            }
        };
    }

    private static AuthenticationFailureHandler toSignInWithReason() {
        return (request, response, failure) ->
                response.sendRedirect(
                        "/"
                                + SignInView.PATH
                                + (failure instanceof LockedException
                                        ? "?" + SignInView.BLOCKED
                                        : "?" + SignInView.FAILED));
    }
}
