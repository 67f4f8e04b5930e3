package io.teamclaw.router.http;

import io.helidon.http.HeaderName;
import io.helidon.http.Headers;
import java.util.Arrays;
import java.util.List;

/** Headers whose value is a list. */
public final class HeaderLists {
    private HeaderLists() {}

    /**
     * The elements in order, over all lines of the header (RFC 9110 section 5.3). Helidon splits a
     * header of one line only.
     */
    public static List<String> elements(Headers headers, HeaderName name) {
        if (!headers.contains(name)) {
            return List.of();
        }
        return headers.get(name).allValues().stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(String::strip)
                .toList();
    }
}
