package io.teamclaw.sidecar.settings;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * How it is run and watched.
 *
 * @param metricsPort loopback port of {@code /metrics}, 0 for any that is free ({@code
 *     SIDECAR_METRICS_PORT}); empty: none
 * @param jsonLog whether the log is lines of JSON ({@code SIDECAR_LOG}, {@code json} or {@code
 *     text})
 * @param drain how long calls that run may go on when it is asked to stop ({@code
 *     SIDECAR_STOP_SECONDS})
 */
public record OperationsSettings(OptionalInt metricsPort, boolean jsonLog, Duration drain) {
    /** With what comes after it, within the 30 s that a task's sidecar has. */
    private static final int STOP_SECONDS = 12;

    static OperationsSettings of(Variables variables) {
        String log = variables.text("SIDECAR_LOG").orElse("text");
        if (!log.equals("json") && !log.equals("text")) {
            throw new InvalidSettingsException("SIDECAR_LOG must be json or text");
        }
        return new OperationsSettings(
                variables.text("SIDECAR_METRICS_PORT").isPresent()
                        ? OptionalInt.of(variables.number("SIDECAR_METRICS_PORT", 0, 0, 65535))
                        : OptionalInt.empty(),
                log.equals("json"),
                variables.seconds("SIDECAR_STOP_SECONDS", STOP_SECONDS, 0, 3600));
    }
}
