package io.teamclaw.adminui.workspace;

import io.teamclaw.adminui.AdminUiParts;
import io.teamclaw.lifecycle.users.UserBatch;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What lists of workspaces need. */
@Configuration(proxyBeanMethods = false)
class WorkspaceConfiguration {
    @Bean
    UserBatch userBatch(AdminUiParts parts) {
        return new UserBatch(parts.dynamoDb(), parts.environment());
    }
}
