package io.teamclaw.lifecycle.workspaces;

/**
 * Why a workspace failed.
 *
 * @param kind what sort of failure
 * @param cause for a person: what happened and what to do
 */
public record Failure(FailureKind kind, String cause) {}
