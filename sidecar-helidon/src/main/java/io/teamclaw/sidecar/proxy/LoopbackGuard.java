package io.teamclaw.sidecar.proxy;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells a call of the agent beside us from one that was led here: by DNS rebinding (a foreign Host)
 * through a proxy (forwarding headers) or by a web page (what browsers alone send).
 */
public final class LoopbackGuard {
    private static final Pattern OWN_HOST =
            Pattern.compile("(?:localhost|127\\.0\\.0\\.1|\\[::1])(?::[0-9]{1,5})?");

    /** Of a call that no other site has caused. */
    private static final Set<String> OWN_SITE = Set.of("none", "same-origin");

    /** What proxies and balancers add to a call that they lead on. */
    private static final Set<String> FORWARDING =
            Set.of(
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
        if (hosts.size() != 1
                || !OWN_HOST.matcher(hosts.getFirst().toLowerCase(Locale.ROOT)).matches()) {
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
}
