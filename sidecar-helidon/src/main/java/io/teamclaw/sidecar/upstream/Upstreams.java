package io.teamclaw.sidecar.upstream;

import io.teamclaw.sidecar.settings.ProxySettings;
import io.teamclaw.sidecar.settings.UpstreamSettings;
import java.net.URI;
import java.util.Optional;

/**
 * The way to the providers, in HTTP/1.1 only: over HTTP/2 leaving a stream would not stop the
 * provider.
 */
public final class Upstreams implements AutoCloseable {
    /**
     * One agent seldom has more calls at once; each idle connection costs 10 KB, or 50 with TLS.
     */
    private static final int MOST_IDLE = 64;

    private final Optional<ProxySettings> proxy;
    private final IdleConnections idle = new IdleConnections(MOST_IDLE);
    private final Transport transport;

    /**
     * @throws io.teamclaw.sidecar.settings.InvalidSettingsException where the file of authorities
     *     cannot be used
     */
    public Upstreams(UpstreamSettings settings) {
        this.proxy = settings.proxy();
        Timeouts timeouts = Timeouts.of(settings);
        this.transport =
                new Transport(
                        idle,
                        new Connector(Trust.of(settings.caFile()), timeouts),
                        new Watchdog(idle),
                        timeouts);
    }

    /** A try to get an answer from where the URL points. Nothing is connected yet. */
    public Attempt open(URI baseUrl) {
        return new Attempt(Route.of(baseUrl, proxy), transport);
    }

    /** Connections that wait for another call. */
    public int idleConnections() {
        return idle.size();
    }

    /** Attempts that were begun and not closed. */
    public int running() {
        return transport.watchdog().running();
    }

    /** Closes idle connections; those of calls that still run close with them. */
    @Override
    public void close() {
        idle.close();
        transport.watchdog().close();
    }
}
