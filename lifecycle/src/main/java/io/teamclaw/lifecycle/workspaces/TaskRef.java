package io.teamclaw.lifecycle.workspaces;

/**
 * Names one running instance of a workspace: an ECS task ARN, or a local process's id. Opaque.
 *
 * @param value never reused for another instance
 */
public record TaskRef(String value) {}
