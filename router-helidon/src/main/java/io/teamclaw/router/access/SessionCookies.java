package io.teamclaw.router.access;

import io.helidon.http.HeaderNames;
import io.teamclaw.lifecycle.session.SessionToken;
import io.teamclaw.router.http.Incoming;
import java.util.ArrayList;
import java.util.List;

/** Reads the workspace session out of a request's cookies. */
final class SessionCookies {
    /** An attacker may send many; each costs a signature check. */
    private static final int MAX = 8;

    private SessionCookies() {}

    /** The values of all cookies of that name: a browser may hold several, of different paths. */
    static List<String> of(Incoming request) {
        List<String> values = new ArrayList<>();
        for (String line : request.headerLines(HeaderNames.COOKIE)) {
            for (String pair : line.split(";")) {
                int equals = pair.indexOf('=');
                if (equals > 0
                        && pair.substring(0, equals).strip().equals(SessionToken.COOKIE)
                        && values.size() < MAX) {
                    values.add(pair.substring(equals + 1).strip());
                }
            }
        }
        return values;
    }
}
