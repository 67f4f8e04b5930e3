package io.teamclaw.sidecar.keys;

import java.time.Duration;

/**
 * What calls need of the company's keys.
 *
 * @param chooser says which key is next
 * @param health is told how they fared
 * @param failover so long after its beginning a call may still go out with another key
 */
public record Keys(KeyChooser chooser, KeyHealth health, Duration failover) {}
