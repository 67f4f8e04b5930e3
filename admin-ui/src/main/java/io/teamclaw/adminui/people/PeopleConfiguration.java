package io.teamclaw.adminui.people;

import io.teamclaw.adminui.AdminUiParts;
import io.teamclaw.lifecycle.people.PeopleDirectory;
import io.teamclaw.lifecycle.settings.ScopeRemoval;
import io.teamclaw.lifecycle.users.UserStore;
import io.teamclaw.lifecycle.workspaces.LiveStates;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PeopleConfiguration {
    @Bean
    PeopleDirectory peopleDirectory(AdminUiParts parts, UserStore users, Clock clock) {
        return new PeopleDirectory(
                users, new LiveStates(parts.dynamoDb(), parts.environment()), clock);
    }

    @Bean
    ScopeRemoval scopeRemoval(AdminUiParts parts) {
        return new ScopeRemoval(parts.dynamoDb(), parts.environment());
    }
}
