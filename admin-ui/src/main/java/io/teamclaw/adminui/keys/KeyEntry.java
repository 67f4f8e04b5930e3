package io.teamclaw.adminui.keys;

/**
 * What a screen may know of a key of the pool.
 *
 * @param providerId whose
 * @param providerName for people
 * @param keyId names the key in usage rows
 * @param label what IT calls it; may be empty
 * @param masked dots and the last characters
 */
public record KeyEntry(
        String providerId, String providerName, String keyId, String label, String masked) {}
