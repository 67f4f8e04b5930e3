package io.teamclaw.local.limits;

import io.teamclaw.adminui.audit.AuditTrail;
import io.teamclaw.adminui.config.ScopeTiers;
import io.teamclaw.adminui.config.SettingChanges;
import io.teamclaw.adminui.limits.LimitService;
import io.teamclaw.adminui.security.CurrentUser;
import io.teamclaw.adminui.security.PortalSession;
import io.teamclaw.adminui.security.PortalUser;
import io.teamclaw.config.provider.ProviderRegistry;
import io.teamclaw.lifecycle.audit.AuditStore;
import io.teamclaw.lifecycle.settings.ConfigStore;
import io.teamclaw.lifecycle.teams.TeamStore;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.lifecycle.users.UserStore;
import java.time.Clock;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The portal's service for limits with what it needs, and without its screens. */
final class PortalLimits implements AutoCloseable {
    private final SecurityContextHolderStrategy sessions =
            SecurityContextHolder.getContextHolderStrategy();
    private final AnnotationConfigApplicationContext context =
            new AnnotationConfigApplicationContext();

    @Configuration(proxyBeanMethods = false)
    @EnableMethodSecurity
    static class Roles {}

    PortalLimits(DynamoDbClient client, String environment) {
        context.registerBean(ConfigStore.class, () -> new ConfigStore(client, environment));
        context.registerBean(TeamStore.class, () -> new TeamStore(client, environment));
        context.registerBean(UserStore.class, () -> new UserStore(client, environment));
        context.registerBean(AuditStore.class, () -> new AuditStore(client, environment));
        context.registerBean(ProviderRegistry.class, ProviderRegistry::builtIn);
        context.registerBean(Clock.class, Clock::systemUTC);
        context.registerBean(SecurityContextHolderStrategy.class, () -> sessions);
        context.register(
                Roles.class,
                CurrentUser.class,
                AuditTrail.class,
                SettingChanges.class,
                ScopeTiers.class,
                LimitService.class);
        context.refresh();
    }

    LimitService service() {
        return context.getBean(LimitService.class);
    }

    /** Goes on as somebody. */
    void as(User user) {
        sessions.getContext().setAuthentication(PortalSession.of(PortalUser.of(user)));
    }

    @Override
    public void close() {
        sessions.clearContext();
        context.close();
    }
}
