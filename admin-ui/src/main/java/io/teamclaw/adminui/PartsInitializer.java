package io.teamclaw.adminui;

import io.teamclaw.adminui.account.Identity;
import io.teamclaw.adminui.account.OnIdentity;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * Puts the parts of an installation into the Spring context: as singletons, which Spring does not
 * close, and as properties above every other source, so that a stray {@code SERVER_PORT} of the
 * environment changes nothing.
 */
final class PartsInitializer
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    /** What Spring Boot must know before it has a context; stronger than the environment. */
    static final String[] BOOT_ARGUMENTS = {
        "--spring.config.location=classpath:/teamclaw-portal.yml",
        "--logging.register-shutdown-hook=false",
        // Spring Boot listens to DEBUG and TRACE, which people set for other programs.
        "--debug=false",
        "--trace=false"
    };

    private final AdminUiParts parts;

    PartsInitializer(AdminUiParts parts) {
        this.parts = parts;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("installation", properties()));
        ConfigurableListableBeanFactory beans = context.getBeanFactory();
        beans.registerSingleton("parts", parts);
        beans.registerSingleton("workspaces", parts.workspaces());
        beans.registerSingleton("workspaceCommands", parts.commands());
        beans.registerSingleton("workspaceLogs", parts.logs());
        beans.registerSingleton("computePrice", parts.computePrice());
        beans.registerSingleton("sessionTokens", parts.tokens());
        beans.registerSingleton("keyPool", parts.keyPool());
        beans.registerSingleton("providerRegistry", parts.registry());
        beans.registerSingleton("openClawSchema", parts.openClawSchema());
    }

    private Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>();
        properties.put("server.address", parts.listen().getAddress().getHostAddress());
        properties.put("server.port", parts.listen().getPort());
        properties.put(
                OnIdentity.PROPERTY,
                switch (parts.identity()) {
                    case Identity.Local local -> OnIdentity.LOCAL;
                    case Identity.Oidc oidc -> OnIdentity.OIDC;
                });
        properties.put("server.servlet.session.cookie.secure", parts.secure());
        return properties;
    }
}
