package io.teamclaw.sidecar.client;

import java.time.Duration;

/**
 * What a client may take.
 *
 * @param headBytes of a request's head, of which its first line may take half
 * @param head how long a head may take from its first byte to its last
 * @param body how long a body may keep us waiting for its next 1,024 bytes
 * @param connections open at once; one more ends the one that has been idle for longest
 */
public record ListenLimits(int headBytes, Duration head, Duration body, int connections) {}
