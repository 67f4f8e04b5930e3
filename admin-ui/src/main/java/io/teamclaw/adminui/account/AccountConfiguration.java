package io.teamclaw.adminui.account;

import io.teamclaw.adminui.AdminUiParts;
import io.teamclaw.adminui.security.ActiveUsers;
import io.teamclaw.lifecycle.teams.TeamStore;
import io.teamclaw.lifecycle.users.UserStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AccountConfiguration {
    @Bean
    @OnIdentity.Local
    Mailer mailer(AdminUiParts parts) {
        return switch (parts.identity()) {
            case Identity.Local local -> local.mailer();
            case Identity.Oidc oidc ->
                    throw new IllegalStateException("The provider sends its own e-mail");
        };
    }

    @Bean
    @OnIdentity.Local
    LocalAccounts localAccounts(AdminUiParts parts, UserStore users, TeamStore teams) {
        return new LocalAccounts(parts.dynamoDb(), parts.environment(), users, teams);
    }

    @Bean
    @OnIdentity.Local
    SignInAccounts signInAccounts(
            LocalAccounts accounts, Mailer mailer, AdminUiParts parts, ActiveUsers activeUsers) {
        return new NoticedAccounts(
                new InvitedAccounts(accounts, mailer, parts.publicOrigin()), activeUsers);
    }

    @Bean
    @OnIdentity.Oidc
    SignInAccounts providersAccounts(AdminUiParts parts, ActiveUsers activeUsers) {
        return switch (parts.identity()) {
            case Identity.Oidc oidc -> new NoticedAccounts(oidc.accounts(), activeUsers);
            case Identity.Local local ->
                    throw new IllegalStateException("No provider signs people in here");
        };
    }
}
