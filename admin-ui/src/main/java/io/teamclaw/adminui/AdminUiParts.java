package io.teamclaw.adminui;

import io.teamclaw.adminui.account.Mailer;
import io.teamclaw.adminui.keys.KeyPoolStore;
import io.teamclaw.config.provider.ProviderRegistry;
import io.teamclaw.lifecycle.session.SessionTokens;
import io.teamclaw.lifecycle.settings.ConfigStore;
import io.teamclaw.lifecycle.teams.TeamStore;
import io.teamclaw.lifecycle.usage.RollupStore;
import io.teamclaw.lifecycle.usage.UsageStore;
import io.teamclaw.lifecycle.users.UserStore;
import io.teamclaw.lifecycle.workspaces.WorkspaceService;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * What differs from one installation to another and is given to the portal from outside. The giver
 * owns the parts: closing the portal closes none of them.
 *
 * @param dynamoDb where local accounts are kept
 * @param environment the tables' environment
 * @param workspaces starts and stops workspaces
 * @param users the people
 * @param teams the teams
 * @param rollup usage by day
 * @param usage single calls
 * @param settings the allowed domains of a sign-up, among others
 * @param tokens signs the sessions that open a workspace
 * @param keyPool the company's keys
 * @param registry the providers that a key can be for
 * @param publicOrigin where people reach the platform, e.g. {@code http://localhost:8080}; cookies
 *     are {@code Secure} if it is https
 * @param defaultAllowedDomains who may sign up while no setting says so
 * @param mailer sends codes and notices
 * @param listen where to listen; port 0 takes any
 */
public record AdminUiParts(
        DynamoDbClient dynamoDb,
        String environment,
        WorkspaceService workspaces,
        UserStore users,
        TeamStore teams,
        RollupStore rollup,
        UsageStore usage,
        ConfigStore settings,
        SessionTokens tokens,
        KeyPoolStore keyPool,
        ProviderRegistry registry,
        URI publicOrigin,
        Set<String> defaultAllowedDomains,
        Mailer mailer,
        InetSocketAddress listen) {

    public AdminUiParts {
        defaultAllowedDomains = Set.copyOf(defaultAllowedDomains);
    }

    /** Whether people come by https, so that cookies must not travel otherwise. */
    public boolean secure() {
        return "https".equals(publicOrigin.getScheme());
    }
}
