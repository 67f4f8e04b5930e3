package io.teamclaw.adminui.config;

/**
 * A model to choose.
 *
 * @param reference as OpenClaw names it, e.g. {@code anthropic/claude-sonnet-4-5}
 * @param name for people
 * @param hasKey whether its provider has a key now
 */
public record ModelChoice(String reference, String name, boolean hasKey) {}
