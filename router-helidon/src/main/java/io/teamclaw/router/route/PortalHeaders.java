package io.teamclaw.router.route;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.WritableHeaders;
import io.teamclaw.router.http.EndToEnd;
import io.teamclaw.router.http.Incoming;
import io.teamclaw.router.http.PublicOrigin;
import java.util.Set;

/** What the portal is told: everything that the client sent, but our word on where it came from. */
final class PortalHeaders {
    private static final Set<String> OURS =
            Set.of("forwarded", "x-real-ip", "x-client-ip", "true-client-ip", "x-helidon-cn");

    private PortalHeaders() {}

    static WritableHeaders<?> forPortal(
            Incoming request, String clientAddress, PublicOrigin origin) {
        WritableHeaders<?> headers = EndToEnd.copy(request.headers(), PortalHeaders::isScrubbed);
        set(headers, "x-forwarded-for", clientAddress);
        set(headers, "x-forwarded-proto", origin.scheme());
        set(headers, "x-forwarded-host", origin.authority());
        set(headers, "x-forwarded-port", Integer.toString(origin.port()));
        headers.set(HeaderValues.create(HeaderNames.HOST, origin.authority()));
        return headers;
    }

    private static boolean isScrubbed(HeaderName name) {
        String lower = name.lowerCase().replace('_', '-');
        return OURS.contains(lower)
                || lower.startsWith("x-forwarded-")
                || lower.startsWith("x-teamclaw-")
                || lower.startsWith("x-amzn-oidc-");
    }

    private static void set(WritableHeaders<?> headers, String name, String value) {
        headers.set(HeaderValues.create(HeaderNames.create(name), value));
    }
}
