package io.teamclaw.router;

import io.teamclaw.router.http.ForwardedForPolicy;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;

/**
 * What a router needs to know.
 *
 * @param listenHost address to listen on, e.g. {@code 127.0.0.1}
 * @param listenPort TCP port; 0 takes any free one
 * @param publicOrigin what stands in a browser's address bar, e.g. {@code http://localhost:8080}; a
 *     port of 0 stands for the port that the router got
 * @param portal where the portal listens, e.g. {@code http://127.0.0.1:9090}
 * @param forwardedFor how a client's address is known and passed on
 * @param revocationCheck how old what is known of a person may be; somebody who is disabled is out
 *     after twice this time at the latest
 */
public record RouterConfig(
        String listenHost,
        int listenPort,
        URI publicOrigin,
        URI portal,
        ForwardedForPolicy forwardedFor,
        Duration revocationCheck) {

    public RouterConfig {
        Objects.requireNonNull(listenHost, "listenHost is null");
        Objects.requireNonNull(forwardedFor, "forwardedFor is null");
        requireOrigin("public origin", publicOrigin);
        requireOrigin("portal", portal);
        if (!portal.getScheme().equals("http") || portal.getPort() < 1) {
            throw new IllegalArgumentException(
                    "The portal is reached by plain http with a port, e.g. http://127.0.0.1:9090");
        }
        if (revocationCheck.isNegative()
                || revocationCheck.isZero()
                || revocationCheck.compareTo(Duration.ofSeconds(5)) > 0) {
            throw new IllegalArgumentException(
                    "The revocation check lies between 0 and 5 seconds, so that a disabled person is"
                            + " out within 10");
        }
    }

    /** A router on one machine: reached as {@code localhost}, listening on loopback only. */
    public static RouterConfig onOneMachine(int port, URI portal) {
        return new RouterConfig(
                "127.0.0.1",
                port,
                URI.create("http://localhost:" + port),
                portal,
                ForwardedForPolicy.onOneMachine(),
                Duration.ofSeconds(4));
    }

    private static void requireOrigin(String what, URI uri) {
        String scheme = uri.getScheme();
        String path = uri.getRawPath();
        boolean plain =
                uri.getHost() != null
                        && (path == null || path.isEmpty() || path.equals("/"))
                        && uri.getRawQuery() == null
                        && uri.getRawUserInfo() == null;
        if (!plain || !("http".equals(scheme) || "https".equals(scheme))) {
            throw new IllegalArgumentException(
                    "The " + what + " is a scheme, a host and a port, e.g. http://localhost:8080");
        }
    }
}
