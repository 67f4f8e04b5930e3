package io.teamclaw.router.http;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * The one origin under which people reach TeamClaw.
 *
 * @param scheme {@code http} or {@code https}
 * @param host in lower case
 * @param port never -1
 */
public record PublicOrigin(String scheme, String host, int port) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /**
     * @param boundPort stands in for a port of 0
     */
    public static PublicOrigin of(URI uri, int boundPort) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int port = uri.getPort() == 0 ? boundPort : uri.getPort();
        return new PublicOrigin(
                scheme,
                uri.getHost().toLowerCase(Locale.ROOT),
                port == -1 ? defaultPort(scheme) : port);
    }

    /** As in a {@code Host} header: without the scheme's own port. */
    public String authority() {
        return port == defaultPort(scheme) ? host : host + ":" + port;
    }

    /** As in an {@code Origin} header. */
    @Override
    public String toString() {
        return scheme + "://" + authority();
    }

    /** Whether an {@code Origin} header names this origin. */
    public boolean isOrigin(String value) {
        return value.equalsIgnoreCase(toString());
    }

    /** Whether a {@code Host} header names this origin. */
    public boolean isHost(String value) {
        return value.equalsIgnoreCase(authority()) || value.equalsIgnoreCase(host + ":" + port);
    }

    /**
     * Whether a {@code Host} header names the same port of this machine in another way, e.g. {@code
     * 127.0.0.1:8080} for {@code localhost:8080}.
     */
    public boolean isOtherNameOfThisMachine(String value) {
        if (!LOOPBACK.contains(host) || isHost(value)) {
            return false;
        }
        String lower = value.toLowerCase(Locale.ROOT);
        return LOOPBACK.stream()
                .map(each -> new PublicOrigin(scheme, each, port))
                .anyMatch(each -> each.isHost(lower));
    }

    private static int defaultPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }
}
