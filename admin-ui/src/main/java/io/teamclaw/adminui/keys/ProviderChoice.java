package io.teamclaw.adminui.keys;

/**
 * A provider that a key can be for.
 *
 * @param id as in the key pool
 * @param name for people
 */
public record ProviderChoice(String id, String name) {}
