package io.teamclaw.adminui;

import io.teamclaw.adminui.account.Identity;
import io.teamclaw.adminui.keys.KeyPoolStore;
import io.teamclaw.adminui.workspace.WorkspaceCommands;
import io.teamclaw.config.compute.ComputePrice;
import io.teamclaw.config.openclaw.OpenClawSchema;
import io.teamclaw.config.provider.ProviderRegistry;
import io.teamclaw.lifecycle.logs.WorkspaceLogs;
import io.teamclaw.lifecycle.session.SessionTokens;
import io.teamclaw.lifecycle.workspaces.WorkspaceService;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * What differs from one installation to another and is given to the portal from outside. The giver
 * owns the parts: closing the portal closes none of them.
 *
 * @param dynamoDb where everything is stored
 * @param environment the tables' environment
 * @param workspaces how workspaces stand
 * @param commands what is done to workspaces
 * @param logs what workspaces say
 * @param computePrice what a workspace costs while it is up
 * @param tokens signs the sessions that open a workspace
 * @param keyPool the company's keys
 * @param registry the providers that a key can be for
 * @param openClawSchema what OpenClaw can be set to
 * @param identity how people sign in
 * @param publicOrigin where people reach the platform, e.g. {@code http://localhost:8080}; cookies
 *     are {@code Secure} if it is https
 * @param defaultAllowedDomains who may sign up while no setting says so
 * @param listen where to listen; port 0 takes any
 */
public record AdminUiParts(
        DynamoDbClient dynamoDb,
        String environment,
        WorkspaceService workspaces,
        WorkspaceCommands commands,
        WorkspaceLogs logs,
        ComputePrice computePrice,
        SessionTokens tokens,
        KeyPoolStore keyPool,
        ProviderRegistry registry,
        OpenClawSchema openClawSchema,
        Identity identity,
        URI publicOrigin,
        Set<String> defaultAllowedDomains,
        InetSocketAddress listen) {

    public AdminUiParts {
        defaultAllowedDomains = Set.copyOf(defaultAllowedDomains);
    }

    /** Whether people come by https, so that cookies must not travel otherwise. */
    public boolean secure() {
        return "https".equals(publicOrigin.getScheme());
    }
}
