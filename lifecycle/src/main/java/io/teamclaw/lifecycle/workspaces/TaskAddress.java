package io.teamclaw.lifecycle.workspaces;

/**
 * Where a workspace's gateway listens.
 *
 * @param host IP address
 * @param port TCP port
 */
public record TaskAddress(String host, int port) {}
