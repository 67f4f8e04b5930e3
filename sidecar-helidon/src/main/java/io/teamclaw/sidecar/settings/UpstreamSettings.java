package io.teamclaw.sidecar.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How providers are reached.
 *
 * @param providersFile laid over the registry ({@code SIDECAR_PROVIDERS_FILE})
 * @param connect how long a connection may take to be made, with TLS ({@code
 *     SIDECAR_UPSTREAM_CONNECT_SECONDS})
 * @param firstByte how long a provider may take to begin its answer once it has the request ({@code
 *     SIDECAR_UPSTREAM_FIRST_BYTE_SECONDS}, as {@code idle} where it is not set)
 * @param idle how long a provider may pause within its answer, or not take a piece of the request
 *     ({@code SIDECAR_UPSTREAM_IDLE_SECONDS})
 * @param call how long a whole call may take ({@code SIDECAR_UPSTREAM_CALL_SECONDS})
 * @param drain how long an answer is still read for its usage once the agent has left ({@code
 *     SIDECAR_DRAIN_SECONDS})
 * @param caFile PEM certificates that are trusted beside the JDK's own ({@code SIDECAR_CA_FILE})
 * @param proxy on the way ({@code SIDECAR_HTTP_PROXY}, {@code SIDECAR_NO_PROXY})
 * @param keptBodyBytes up to which size a request is kept so that it can be sent again ({@code
 *     SIDECAR_KEPT_BODY_MB})
 */
public record UpstreamSettings(
        Optional<Path> providersFile,
        Duration connect,
        Duration firstByte,
        Duration idle,
        Duration call,
        Duration drain,
        Optional<Path> caFile,
        Optional<ProxySettings> proxy,
        long keptBodyBytes) {
    private static final int CONNECT_SECONDS = 5;
    private static final int IDLE_SECONDS = 600;
    private static final int CALL_SECONDS = 3_600;
    private static final int DRAIN_SECONDS = 60;
    private static final int KEPT_BODY_MB = 32;
    private static final int DAY = 86_400;

    static UpstreamSettings of(Variables variables) {
        int idle = variables.number("SIDECAR_UPSTREAM_IDLE_SECONDS", IDLE_SECONDS, 1, DAY);
        return new UpstreamSettings(
                variables.path("SIDECAR_PROVIDERS_FILE"),
                variables.seconds("SIDECAR_UPSTREAM_CONNECT_SECONDS", CONNECT_SECONDS, 1, 600),
                variables.seconds("SIDECAR_UPSTREAM_FIRST_BYTE_SECONDS", idle, 1, DAY),
                Duration.ofSeconds(idle),
                variables.seconds("SIDECAR_UPSTREAM_CALL_SECONDS", CALL_SECONDS, 1, DAY),
                variables.seconds("SIDECAR_DRAIN_SECONDS", DRAIN_SECONDS, 1, DAY),
                variables.path("SIDECAR_CA_FILE"),
                ProxySettings.of(variables),
                1024L * 1024 * variables.number("SIDECAR_KEPT_BODY_MB", KEPT_BODY_MB, 0, 4096));
    }
}
