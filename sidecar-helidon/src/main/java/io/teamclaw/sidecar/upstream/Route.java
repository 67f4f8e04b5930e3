package io.teamclaw.sidecar.upstream;

import io.teamclaw.sidecar.settings.ProxySettings;
import java.net.URI;
import java.util.Optional;

/**
 * The way to an upstream.
 *
 * @param origin whose connections can be used
 * @param host as the Host header says it
 * @param proxy through which the connections go
 */
record Route(Origin origin, String host, Optional<ProxySettings> proxy) {
    static Route of(URI baseUrl, Optional<ProxySettings> proxies) {
        int port = baseUrl.getPort();
        return new Route(
                Origin.of(baseUrl),
                port >= 0 ? baseUrl.getHost() + ":" + port : baseUrl.getHost(),
                proxies.filter(each -> each.leadsTo(baseUrl.getHost())));
    }

    /** The target of a request line: a proxy is told where to, unless it only tunnels. */
    String target(String pathAndQuery) {
        return proxy.isPresent() && !origin.secure()
                ? "http://" + host + pathAndQuery
                : pathAndQuery;
    }

    /** The credentials that each request carries to a proxy that reads it. */
    Optional<String> proxyAuthorization() {
        return origin.secure() ? Optional.empty() : proxy.flatMap(ProxySettings::authorization);
    }
}
