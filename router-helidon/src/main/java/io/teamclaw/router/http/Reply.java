package io.teamclaw.router.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer of the router's own.
 *
 * @param status HTTP status code
 * @param headers by name, in order
 * @param body whole; the router's own answers are small
 */
public record Reply(int status, Map<String, String> headers, byte[] body) {

    /** Scripts, styles and calls from this origin only; nothing may frame it. */
    private static final String PAGE_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
                    + " img-src 'self'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    public static Reply page(int status, String html) {
        return of(status, "text/html; charset=utf-8", html)
                .with("Content-Security-Policy", PAGE_POLICY)
                .with("X-Frame-Options", "DENY")
                .with("Cross-Origin-Opener-Policy", "same-origin");
    }

    public static Reply json(int status, String json) {
        return of(status, "application/json", json);
    }

    public static Reply text(int status, String text) {
        return of(status, "text/plain; charset=utf-8", text);
    }

    public static Reply redirect(String location) {
        return of(307, "text/plain; charset=utf-8", "See " + location + "\n")
                .with("Location", location);
    }

    /** The same with one header more. */
    public Reply with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, body);
    }

    private static Reply of(int status, String type, String body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", type);
        headers.put("Cache-Control", "no-store");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "same-origin");
        return new Reply(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }
}
