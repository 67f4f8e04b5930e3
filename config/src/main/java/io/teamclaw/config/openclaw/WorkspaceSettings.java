package io.teamclaw.config.openclaw;

import io.teamclaw.config.id.UserId;
import java.net.URI;
import java.util.List;

/**
 * What TeamClaw itself decides about a workspace's OpenClaw; no tier can override it.
 *
 * @param userId owner; makes the base path {@code /u/{userId}}
 * @param allowedUser the value of the user header that the gateway accepts
 * @param gatewayPort where the gateway listens
 * @param loopbackOnly true on one machine: the gateway binds to loopback and trusts a proxy there;
 *     in AWS it must stay false
 * @param trustedProxies CIDR blocks of the router; never empty, never the whole internet
 * @param publicOrigin what the browser sees, e.g. {@code https://claw.example.com}
 * @param sidecarUrl e.g. {@code http://localhost:3000}
 * @param workspaceFolder absolute path of the agent's workspace
 * @param availableProviders ids of the providers that have keys; the first decides the default
 *     model; empty means that none has (the default then is the registry's first)
 */
public record WorkspaceSettings(
        UserId userId,
        String allowedUser,
        int gatewayPort,
        boolean loopbackOnly,
        List<String> trustedProxies,
        URI publicOrigin,
        URI sidecarUrl,
        String workspaceFolder,
        List<String> availableProviders) {}
