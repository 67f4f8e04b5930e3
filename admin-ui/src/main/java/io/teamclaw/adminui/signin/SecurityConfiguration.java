package io.teamclaw.adminui.signin;

import static com.vaadin.flow.spring.security.VaadinSecurityConfigurer.vaadin;

import io.teamclaw.adminui.AdminUiParts;
import io.teamclaw.adminui.security.ActiveUsers;
import io.teamclaw.adminui.security.CurrentUser;
import io.teamclaw.adminui.security.WorkspaceCookie;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer.AuthorizedUrl;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/** Who may ask for what, and what each answer tells the browser. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableMethodSecurity
class SecurityConfiguration {
    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http,
            AdminUiParts parts,
            SignInWay way,
            CurrentUser currentUser,
            ActiveUsers activeUsers,
            SecurityContextHolderStrategy contexts,
            WorkspaceCookie workspaceCookie) {
        http.authorizeHttpRequests(
                        requests -> requests.requestMatchers("/webjars/**", "/health").permitAll())
                .headers(new SecurityHeaders(parts.secure())::apply)
                .addFilterBefore(
                        new ActiveUserFilter(currentUser, activeUsers, contexts),
                        AuthorizationFilter.class);
        way.before(http);
        http.with(
                vaadin(),
                vaadin -> {
                    way.configure(vaadin);
                    vaadin.addLogoutHandler(workspaceCookie::clear)
                            // A path of nobody gets the not-found view.
                            .anyRequest(AuthorizedUrl::authenticated);
                });
        way.after(http);
        return http.build();
    }
}
