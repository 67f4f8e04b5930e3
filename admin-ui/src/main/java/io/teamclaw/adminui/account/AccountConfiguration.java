package io.teamclaw.adminui.account;

import io.teamclaw.adminui.AdminUiParts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AccountConfiguration {
    @Bean
    LocalAccounts localAccounts(AdminUiParts parts) {
        return new LocalAccounts(
                parts.dynamoDb(), parts.environment(), parts.users(), parts.teams());
    }
}
