package io.teamclaw.adminui.account;

import io.teamclaw.adminui.AdminUiParts;
import io.teamclaw.lifecycle.teams.TeamStore;
import io.teamclaw.lifecycle.users.UserStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AccountConfiguration {
    @Bean
    LocalAccounts localAccounts(AdminUiParts parts, UserStore users, TeamStore teams) {
        return new LocalAccounts(parts.dynamoDb(), parts.environment(), users, teams);
    }
}
