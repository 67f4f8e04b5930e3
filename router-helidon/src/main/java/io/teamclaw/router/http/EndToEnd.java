package io.teamclaw.router.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.http.WritableHeaders;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** Tells the headers that travel from one end to the other from those of a single connection. */
public final class EndToEnd {
    /** RFC 9110 section 7.6.1, and the framing, which each connection makes anew. */
    private static final Set<String> OF_ONE_CONNECTION =
            Set.of(
                    "connection",
                    "keep-alive",
                    "proxy-connection",
                    "proxy-authenticate",
                    "proxy-authorization",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade",
                    "content-length",
                    "expect");

    private EndToEnd() {}

    /** A copy of the end-to-end headers without those that {@code dropped} names. */
    public static WritableHeaders<?> copy(Headers from, Predicate<HeaderName> dropped) {
        Set<String> nominated = nominated(from);
        WritableHeaders<?> to = WritableHeaders.create();
        for (Header header : from) {
            HeaderName name = header.headerName();
            if (!OF_ONE_CONNECTION.contains(name.lowerCase())
                    && !nominated.contains(name.lowerCase())
                    && !dropped.test(name)) {
                to.set(header);
            }
        }
        return to;
    }

    /** What {@code Connection} names belongs to the connection, too. */
    private static Set<String> nominated(Headers headers) {
        Set<String> names = new HashSet<>();
        for (String each : HeaderLists.elements(headers, HeaderNames.CONNECTION)) {
            names.add(each.toLowerCase(Locale.ROOT));
        }
        // A client must not be able to have these dropped that others decide by.
        names.removeAll(Set.of("host", "origin"));
        return names;
    }
}
