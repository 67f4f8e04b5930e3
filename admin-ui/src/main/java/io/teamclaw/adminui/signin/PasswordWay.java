package io.teamclaw.adminui.signin;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import io.teamclaw.adminui.account.OnIdentity;
import io.teamclaw.adminui.account.ui.SignInView;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;

/** With a password, at our own form. */
@Component
@OnIdentity.Local
class PasswordWay implements SignInWay {
    @Override
    public void before(HttpSecurity http) {
        // Vaadin begins with the form.
    }

    @Override
    public void configure(VaadinSecurityConfigurer vaadin) {
        vaadin.loginView(SignInView.class, "/" + SignInView.PATH);
    }

    @Override
    public void after(HttpSecurity http) {
        // After Vaadin, which names the sign-in page; else Spring would make one.
        http.formLogin(form -> form.failureHandler(toSignInWithReason()));
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
