package io.teamclaw.sidecar.upstream;

import java.io.IOException;
import java.util.Set;

/** A request that is to be written, maybe more than once. */
record Request(String method, String target, UpstreamHeaders headers, RequestBody body) {
    /** Whose requests state their length also where they have no body (RFC 9110, 8.6). */
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    /** The largest body that is written before the answer is looked for. */
    private static final int SMALL = 32 * 1024;

    /** Whether it can be written at once, without a thread of its own for the body. */
    boolean isSmall() {
        return body.isEmpty() || body.whole().isPresent() && body.whole().get().length <= SMALL;
    }

    /** Whether its body goes in chunks. */
    boolean isChunked() {
        return !body.isEmpty() && body.length().isEmpty();
    }

    /**
     * Puts the head into the connection's buffer.
     *
     * @param route where the connection leads to
     */
    void head(HeadWriter head, Route route) {
        head.text(method).text(" ").text(route.target(target)).text(" HTTP/1.1").line();
        head.header("host", route.host());
        for (int i = 0; i < headers.size(); i++) {
            head.header(headers.name(i), headers.value(i));
        }
        route.proxyAuthorization().ifPresent(value -> head.header("proxy-authorization", value));
        if (isChunked()) {
            head.header("transfer-encoding", "chunked");
        } else if (!body.isEmpty() || WITH_BODY.contains(method)) {
            long length = body.isEmpty() ? 0 : body.length().orElseThrow();
            head.header("content-length", Long.toString(length));
        }
        head.line();
    }

    /** Writes all of a small request. */
    void writeTo(Connection connection, Route route) throws IOException {
        HeadWriter head = connection.head();
        head(head, route);
        try {
            head.writeTo(connection.out(), body.isEmpty() ? new byte[0] : body.whole().get());
        } finally {
            head.clear();
        }
        if (!body.isEmpty()) {
            body.sent();
        }
    }
}
