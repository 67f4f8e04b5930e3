package io.teamclaw.router.route;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.WritableHeaders;
import io.teamclaw.lifecycle.users.User;
import io.teamclaw.router.http.EndToEnd;
import io.teamclaw.router.http.Incoming;
import io.teamclaw.router.http.PublicOrigin;
import java.util.List;
import java.util.Set;

/** What passes between a person and their agent; the reasons are in docs/decisions/006. */
final class AgentHeaders {
    /**
     * OpenClaw's own default for an auto-approved device, and never more: without the header its
     * HTTP calls would get {@code operator.admin}.
     */
    static final String SCOPES =
            "operator.read,operator.write,operator.approvals,operator.questions";

    /** Whoever sets these says who somebody is or where they come from. That is us. */
    private static final List<String> IDENTITY_PREFIXES =
            List.of(
                    "x-teamclaw-",
                    "x-openclaw-",
                    "x-forwarded-",
                    "x-amzn-",
                    "x-amz-",
                    "x-auth-",
                    "x-original-",
                    "tailscale-",
                    "cf-",
                    "cloudfront-");

    private static final Set<String> IDENTITY =
            Set.of(
                    "forwarded",
                    "via",
                    "x-real-ip",
                    "x-client-ip",
                    "true-client-ip",
                    "x-cluster-client-ip",
                    "x-remote-user",
                    "remote-user",
                    "x-helidon-cn");

    /** The agent needs none, and gets no chance to use them elsewhere. */
    private static final Set<String> CREDENTIALS =
            Set.of("cookie", "authorization", "x-api-key", "api-key");

    /** The agent shares its origin with the portal: what acts on the whole origin is kept back. */
    private static final Set<String> WHOLE_ORIGIN =
            Set.of(
                    "set-cookie",
                    "set-cookie2",
                    "clear-site-data",
                    "service-worker-allowed",
                    "strict-transport-security",
                    "public-key-pins",
                    "alt-svc",
                    "www-authenticate",
                    "report-to",
                    "nel",
                    "set-login",
                    "origin-trial",
                    "accept-ch");

    private AgentHeaders() {}

    /** The headers for the agent. @param clientAddress never a loopback one */
    static WritableHeaders<?> forAgent(
            Incoming request, User owner, String clientAddress, PublicOrigin origin) {
        WritableHeaders<?> headers = EndToEnd.copy(request.headers(), AgentHeaders::isScrubbed);
        set(headers, "x-teamclaw-user", owner.email().value());
        set(headers, "x-forwarded-for", clientAddress);
        set(headers, "x-forwarded-proto", origin.scheme());
        set(headers, "x-forwarded-host", origin.authority());
        set(headers, "x-openclaw-scopes", SCOPES);
        headers.set(HeaderValues.create(HeaderNames.HOST, origin.authority()));
        return headers;
    }

    /** Whether the agent does not get to see a header that the client sent. */
    static boolean isScrubbed(HeaderName name) {
        // Some servers take x_real_ip for x-real-ip.
        String lower = name.lowerCase().replace('_', '-');
        return CREDENTIALS.contains(lower)
                || IDENTITY.contains(lower)
                || IDENTITY_PREFIXES.stream().anyMatch(lower::startsWith);
    }

    /** Whether the client does not get to see a header that the agent sent. */
    static boolean isKeptBack(HeaderName name) {
        return WHOLE_ORIGIN.contains(name.lowerCase());
    }

    private static void set(WritableHeaders<?> headers, String name, String value) {
        headers.set(HeaderValues.create(HeaderNames.create(name), value));
    }
}
