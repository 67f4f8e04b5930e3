package io.teamclaw.sidecar;

/**
 * What a sidecar holds at a moment.
 *
 * @param attempts that run upstream
 * @param idleConnections to providers, waiting for another call
 * @param keptBytes of the heap, for requests that may have to be sent again
 */
public record Load(int attempts, int idleConnections, long keptBytes) {}
