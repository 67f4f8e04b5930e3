package io.teamclaw.router.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.http.Method;
import java.util.List;
import java.util.Optional;

/**
 * A request's head as it came, nothing decoded.
 *
 * @param method e.g. GET
 * @param path raw, without the query
 * @param query raw, without the question mark; empty where there is none
 * @param fragment whether the target had a {@code #}, which no client sends
 * @param headers of the client
 * @param peerAddress IP address at the other end of the connection
 */
public record Incoming(
        Method method,
        String path,
        String query,
        boolean fragment,
        Headers headers,
        String peerAddress) {
    private static final HeaderName SEC_FETCH_MODE = HeaderNames.create("sec-fetch-mode");

    public static Incoming of(HttpPrologue prologue, Headers headers, String peerAddress) {
        return new Incoming(
                prologue.method(),
                prologue.uriPath().rawPath(),
                prologue.query().rawValue(),
                prologue.fragment().hasValue(),
                headers,
                peerAddress);
    }

    /** Path and query as they came. */
    public String target() {
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** The first value of a header. */
    public Optional<String> header(HeaderName name) {
        return headers.contains(name) ? Optional.of(headers.get(name).get()) : Optional.empty();
    }

    /** All values of a header, one for each line. */
    public List<String> headerLines(HeaderName name) {
        return headers.contains(name) ? headers.get(name).allValues() : List.of();
    }

    /** Whether a person's browser would show an HTML answer as a page. */
    public boolean wantsPage() {
        boolean html =
                header(HeaderNames.ACCEPT).filter(each -> each.contains("text/html")).isPresent();
        return html && header(SEC_FETCH_MODE).filter(each -> !each.equals("navigate")).isEmpty();
    }

    /** Whether this opens a page in a browser window. */
    public boolean isNavigation() {
        return method.equals(Method.GET) && wantsPage();
    }
}
