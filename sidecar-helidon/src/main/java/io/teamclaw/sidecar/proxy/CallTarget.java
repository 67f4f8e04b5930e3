package io.teamclaw.sidecar.proxy;

import io.teamclaw.config.provider.Provider;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a call asks for, taken from {@code /{provider}/{path}?{query}}.
 *
 * @param providerId first segment
 * @param path raw path after it, with its leading slash; {@code /} if there is none
 * @param query raw query without the {@code key} parameter; may be empty
 */
record CallTarget(String providerId, String path, String query) {
    /** Google takes keys as {@code ?key=} too. */
    private static final Set<String> KEY = Set.of("key");

    private static final Set<String> FIELDS = Set.of("fields", "$fields");

    static Optional<CallTarget> of(String rawPath, String rawQuery) {
        if (!rawPath.startsWith("/")) {
            return Optional.empty();
        }
        int slash = rawPath.indexOf('/', 1);
        String id = slash < 0 ? rawPath.substring(1) : rawPath.substring(1, slash);
        String path = slash < 0 ? "/" : rawPath.substring(slash);
        return Optional.of(new CallTarget(id, path, without(KEY, rawQuery)));
    }

    /** With the path that its client means at this provider. */
    CallTarget fixed(Provider provider) {
        String meant = provider.fixed(path);
        return meant.equals(path) ? this : new CallTarget(providerId, meant, query);
    }

    /** Without Google's {@code fields}, which would take usage out of the answer. */
    CallTarget withoutFields() {
        return new CallTarget(providerId, path, without(FIELDS, query));
    }

    /**
     * Whether a raw path and query can stand in a request line as they are. Helidon ends that line
     * at CR alone, so that a lone LF would reach upstream and, read as the line's end there, begin
     * a request of its own.
     */
    static boolean isOneLine(String rawPath, String rawQuery) {
        return isVisible(rawPath) && isVisible(rawQuery);
    }

    private static boolean isVisible(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '!' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    /** The request target at an upstream; the path is appended to the base URL's as it is. */
    String at(URI baseUrl) {
        String base = Optional.ofNullable(baseUrl.getRawPath()).orElse("");
        String prefix = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        return prefix + path + (query.isEmpty() ? "" : "?" + query);
    }

    /** All other parameters stay as and where they are. */
    private static String without(Set<String> names, String rawQuery) {
        if (rawQuery.isEmpty()) {
            return rawQuery;
        }
        return Arrays.stream(rawQuery.split("&", -1))
                .filter(parameter -> !names.contains(name(parameter)))
                .collect(Collectors.joining("&"));
    }

    private static String name(String parameter) {
        int equals = parameter.indexOf('=');
        String name = equals < 0 ? parameter : parameter.substring(0, equals);
        return decoded(name).toLowerCase(Locale.ROOT);
    }

    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return name; // No server could take it for one of ours.
        }
    }
}
