package io.teamclaw.sidecar.testing;

import java.util.List;

/**
 * A request as it came over the wire.
 *
 * @param method as written
 * @param target as written, query included
 * @param headerLines as written
 * @param body text of the body, empty if the script did not read it as text
 */
public record ReceivedRequest(String method, String target, List<String> headerLines, String body) {

    /** Values of a header, its name compared without case. */
    public List<String> header(String name) {
        return headerLines.stream()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .toList();
    }

    /** All that came, for checks that something is nowhere in it. */
    public String whole() {
        return method + " " + target + "\n" + String.join("\n", headerLines) + "\n\n" + body;
    }
}
