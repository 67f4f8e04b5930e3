package io.teamclaw.adminui.keys;

/**
 * A provider that a key can be for.
 *
 * @param id as in the key pool
 * @param name for people
 * @param takesTokens whether its keys are OAuth tokens
 * @param canCheck whether a cheap call of it tells if a key is valid
 */
public record ProviderChoice(String id, String name, boolean takesTokens, boolean canCheck) {}
