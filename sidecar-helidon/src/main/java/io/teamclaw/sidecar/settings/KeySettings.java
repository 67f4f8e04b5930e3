package io.teamclaw.sidecar.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where the company's keys are.
 *
 * @param pool {@code KEY_POOL_FILE} or {@code API_KEYS_SECRET_ARN}
 * @param failover so long after its beginning a call may still go out with another key ({@code
 *     SIDECAR_FAILOVER_SECONDS})
 * @param statesTable where sidecars tell each other which keys rest or do not work ({@code
 *     KEY_STATES_TABLE_NAME}); empty: each finds out for itself
 */
public record KeySettings(KeyPoolLocation pool, Duration failover, Optional<String> statesTable) {
    private static final int FAILOVER_SECONDS = 60;

    static KeySettings of(Variables variables) {
        Optional<String> arn = variables.text("API_KEYS_SECRET_ARN");
        Optional<Path> file = variables.path("KEY_POOL_FILE");
        if (arn.isPresent() == file.isPresent()) {
            throw new InvalidSettingsException(
                    "Set exactly one of KEY_POOL_FILE and API_KEYS_SECRET_ARN; "
                            + (arn.isPresent() ? "both are set" : "none is set"));
        }
        return new KeySettings(
                file.<KeyPoolLocation>map(KeyPoolLocation.PoolFile::new)
                        .orElseGet(() -> new KeyPoolLocation.Secret(arn.orElseThrow())),
                variables.seconds("SIDECAR_FAILOVER_SECONDS", FAILOVER_SECONDS, 0, 3600),
                variables.text("KEY_STATES_TABLE_NAME"));
    }
}
