package io.teamclaw.sidecar.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How providers are reached.
 *
 * @param providersFile laid over the registry ({@code SIDECAR_PROVIDERS_FILE})
 * @param idle how long a provider may keep silent ({@code SIDECAR_UPSTREAM_IDLE_SECONDS})
 */
public record UpstreamSettings(Optional<Path> providersFile, Duration idle) {
    private static final int IDLE_SECONDS = 600;

    static UpstreamSettings of(Variables variables) {
        return new UpstreamSettings(
                variables.path("SIDECAR_PROVIDERS_FILE"),
                variables.seconds("SIDECAR_UPSTREAM_IDLE_SECONDS", IDLE_SECONDS, 1, 86_400));
    }
}
