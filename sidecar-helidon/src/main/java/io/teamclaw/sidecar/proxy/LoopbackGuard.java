package io.teamclaw.sidecar.proxy;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells a call of the agent beside us from one that was led here: by DNS rebinding (a foreign Host)
 * through a proxy (forwarding headers) or by a web page (what browsers alone send).
 */
public final class LoopbackGuard {
    private static final List<String> OWN_HOSTS = List.of("127.0.0.1", "localhost", "[::1]");
    private static final int MOST_PORT_DIGITS = 5;

    /** Of a call that no other site has caused. */
    private static final Set<String> OWN_SITE = Set.of("none", "same-origin");

    /** What proxies and balancers add to a call that they lead on. */
    private static final Set<String> FORWARDING =
            LowerCaseNames.of(
                    "forwarded",
                    "via",
                    "x-real-ip",
                    "x-client-ip",
                    "x-cluster-client-ip",
                    "x-original-host",
                    "x-original-url",
                    "x-rewrite-url",
                    "x-host",
                    "x-http-host-override",
                    "x-proxyuser-ip",
                    "x-envoy-external-address",
                    "true-client-ip",
                    "cf-connecting-ip",
                    "fastly-client-ip",
                    "front-end-https",
                    "client-ip");

    private static final String FORWARDED_PREFIX = "x-forwarded";

    /** Why the call is refused, for people; empty where it is not. */
    public Optional<String> refusal(Headers headers) {
        List<String> hosts = headers.all(HeaderNames.HOST, List::of);
        if (hosts.size() != 1 || !isOwn(hosts.getFirst())) {
            return Optional.of("The sidecar answers to localhost only.");
        }
        for (Header header : headers) {
            String name = header.headerName().lowerCase();
            if (FORWARDING.contains(name) || name.startsWith(FORWARDED_PREFIX)) {
                return Optional.of("The sidecar takes no forwarded calls.");
            }
            // OpenClaw's own client sends sec-fetch-mode, but neither of these.
            if (name.equals("origin")
                    || name.equals("sec-fetch-site") && !OWN_SITE.containsAll(header.allValues())) {
                return Optional.of("The sidecar takes no calls of web pages.");
            }
        }
        return Optional.empty();
    }

    private static boolean isOwn(String host) {
        for (String own : OWN_HOSTS) {
            if (host.regionMatches(true, 0, own, 0, own.length())) {
                return host.length() == own.length() || isPort(host, own.length());
            }
        }
        return false;
    }

    /** Whether a colon and a port's digits stand from there to the end. */
    private static boolean isPort(String host, int from) {
        int digits = host.length() - from - 1;
        if (host.charAt(from) != ':' || digits < 1 || digits > MOST_PORT_DIGITS) {
            return false;
        }
        for (int i = from + 1; i < host.length(); i++) {
            if (host.charAt(i) < '0' || host.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
