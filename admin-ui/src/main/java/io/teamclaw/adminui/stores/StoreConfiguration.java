package io.teamclaw.adminui.stores;

import io.teamclaw.adminui.AdminUiParts;
import io.teamclaw.lifecycle.audit.AuditStore;
import io.teamclaw.lifecycle.keys.KeyStateStore;
import io.teamclaw.lifecycle.settings.ConfigStore;
import io.teamclaw.lifecycle.teams.TeamStore;
import io.teamclaw.lifecycle.tokens.RenewalStore;
import io.teamclaw.lifecycle.usage.RollupStore;
import io.teamclaw.lifecycle.usage.UsageStore;
import io.teamclaw.lifecycle.users.UserStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The stores over the installation's tables. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {
    private final AdminUiParts parts;

    StoreConfiguration(AdminUiParts parts) {
        this.parts = parts;
    }

    @Bean
    UserStore users() {
        return new UserStore(parts.dynamoDb(), parts.environment());
    }

    @Bean
    TeamStore teams() {
        return new TeamStore(parts.dynamoDb(), parts.environment());
    }

    @Bean
    ConfigStore settings() {
        return new ConfigStore(parts.dynamoDb(), parts.environment());
    }

    @Bean
    RollupStore rollup() {
        return new RollupStore(parts.dynamoDb(), parts.environment());
    }

    @Bean
    KeyStateStore keyStates() {
        return new KeyStateStore(parts.dynamoDb(), parts.environment());
    }

    @Bean
    RenewalStore renewals() {
        return new RenewalStore(parts.dynamoDb(), parts.environment());
    }

    @Bean
    UsageStore usageRows() {
        return new UsageStore(parts.dynamoDb(), parts.environment());
    }

    @Bean
    AuditStore auditStore() {
        return new AuditStore(parts.dynamoDb(), parts.environment());
    }
}
