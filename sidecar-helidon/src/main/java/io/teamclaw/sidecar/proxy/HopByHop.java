package io.teamclaw.sidecar.proxy;

import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.teamclaw.sidecar.upstream.UpstreamHeaders;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Headers that belong to one connection and are never passed on (RFC 9110, section 7.6.1). */
final class HopByHop {
    private static final Set<String> ALWAYS =
            LowerCaseNames.of(
                    "connection",
                    "keep-alive",
                    "proxy-connection",
                    "proxy-authenticate",
                    "proxy-authorization",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade");

    private HopByHop() {}

    /** Lower-case names, with those that the Connection header nominates. */
    static Set<String> names(Headers headers) {
        return names(headers.all(HeaderNames.CONNECTION, List::of));
    }

    /** As above, of an answer. */
    static Set<String> names(UpstreamHeaders headers) {
        return headers.contains("connection") ? names(headers.all("connection")) : ALWAYS;
    }

    /** What nearly every client says; both are of the connection itself and nominate nothing. */
    private static boolean isPlain(String connection) {
        return connection.equalsIgnoreCase("keep-alive") || connection.equalsIgnoreCase("close");
    }

    private static Set<String> names(List<String> connection) {
        if (connection.isEmpty() || connection.size() == 1 && isPlain(connection.getFirst())) {
            return ALWAYS;
        }
        Set<String> names = new HashSet<>(ALWAYS);
        for (String value : connection) {
            for (String token : value.split(",")) {
                names.add(token.strip().toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }
}
