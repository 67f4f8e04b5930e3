package io.teamclaw.router.proxy;

import io.helidon.common.buffers.BufferData;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;
import io.teamclaw.router.http.Reply;

/** Sends the router's own answers. */
final class Replies {
    private Replies() {}

    /** As the answer to a request that Helidon handles. */
    static void send(Reply reply, Method method, ServerResponse response) {
        response.status(Status.create(reply.status()));
        reply.headers().forEach((name, value) -> response.header(HeaderNames.create(name), value));
        response.headers().contentLength(reply.body().length);
        response.send(method.equals(Method.HEAD) ? new byte[0] : reply.body());
    }

    /** As bytes, for a connection that is closed afterwards. */
    static BufferData asBytes(Reply reply) {
        BufferData bytes = BufferData.growing(512 + reply.body().length);
        bytes.writeAscii("HTTP/1.1 " + Status.create(reply.status()).text() + "\r\n");
        reply.headers().forEach((name, value) -> bytes.writeAscii(name + ": " + value + "\r\n"));
        bytes.writeAscii("Content-Length: " + reply.body().length + "\r\n");
        bytes.writeAscii("Connection: close\r\n\r\n");
        bytes.write(reply.body());
        return bytes;
    }
}
