package io.teamclaw.adminui.signin;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/** How people sign in, as the security of requests needs to know it. */
interface SignInWay {
    /** What Vaadin's own security builds upon. */
    void before(HttpSecurity http);

    /** Where its security sends people who must sign in, or have signed out. */
    void configure(VaadinSecurityConfigurer vaadin);

    /** What it must not set again. */
    void after(HttpSecurity http);
}
