package io.teamclaw.sidecar.upstream;

import java.net.URI;

/**
 * Where connections go to: those of one origin can stand in for each other.
 *
 * @param secure whether TLS is spoken
 * @param host name or address, without the brackets of IPv6
 * @param port never left out
 */
record Origin(boolean secure, String host, int port) {
    static Origin of(URI url) {
        boolean secure = url.getScheme().equals("https");
        String host = url.getHost();
        return new Origin(
                secure,
                host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
                url.getPort() >= 0 ? url.getPort() : secure ? 443 : 80);
    }

    /** Host and port as a CONNECT request names them. */
    String authority() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
