package io.teamclaw.adminui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Meta;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;
import java.time.Clock;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The Spring Boot application; {@link AdminUi} starts it with an installation's parts. */
@SpringBootApplication(proxyBeanMethods = false)
@Push
@Viewport("width=device-width, initial-scale=1")
@Meta(name = "robots", content = "noindex")
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("assets/portal.css")
public class AdminUiApplication implements AppShellConfigurator {
    private static final long serialVersionUID = 1L;

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.addLink("icon", "assets/favicon.svg");
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
