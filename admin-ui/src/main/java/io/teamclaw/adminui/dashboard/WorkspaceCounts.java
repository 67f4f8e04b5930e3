package io.teamclaw.adminui.dashboard;

/**
 * How many workspaces stand how; those that are not up are not counted.
 *
 * @param running are up
 * @param starting are on their way up
 * @param stopping are on their way down
 * @param failed did not start
 */
public record WorkspaceCounts(long running, long starting, long stopping, long failed) {}
