package io.teamclaw.sidecar.proxy;

import io.helidon.http.Header;
import io.helidon.http.Headers;
import io.helidon.http.WritableHeaders;
import java.util.Set;

/** Turns upstream's answer headers into those that the agent sees. */
final class ResponseHeaders {
    /** They name the company's account, or would tie the agent to it. */
    private static final Set<String> OF_THE_ACCOUNT =
            Set.of(
                    "set-cookie",
                    "openai-organization",
                    "openai-project",
                    "anthropic-organization-id");

    private ResponseHeaders() {}

    static void write(Headers from, WritableHeaders<?> to) {
        Set<String> hopByHop = HopByHop.names(from);
        for (Header header : from) {
            String name = header.headerName().lowerCase();
            if (!OF_THE_ACCOUNT.contains(name) && !hopByHop.contains(name)) {
                to.set(header);
            }
        }
    }
}
