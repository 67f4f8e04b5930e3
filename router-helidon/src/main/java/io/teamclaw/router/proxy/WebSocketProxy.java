package io.teamclaw.router.proxy;

import io.helidon.common.buffers.BufferData;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.HttpPrologue;
import io.helidon.http.WritableHeaders;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.spi.Http1Upgrader;
import io.helidon.webserver.spi.ServerConnection;
import io.teamclaw.router.access.OpenConnections;
import io.teamclaw.router.http.EndToEnd;
import io.teamclaw.router.http.Incoming;
import io.teamclaw.router.http.Reply;
import io.teamclaw.router.page.Pages;
import io.teamclaw.router.route.Front;
import io.teamclaw.router.route.Route;
import java.io.IOException;
import java.time.Duration;

/** Passes WebSockets on: the same checks as for any request, then bytes both ways. */
public final class WebSocketProxy implements Http1Upgrader {
    private static final System.Logger LOG = System.getLogger(WebSocketProxy.class.getName());
    private static final Duration HANDSHAKE = Duration.ofSeconds(20);
    private static final int MAX_REFUSAL = 64 * 1024;

    private final Front front;
    private final OpenConnections open;
    private final Pages pages;

    public WebSocketProxy(Front front, OpenConnections open, Pages pages) {
        this.front = front;
        this.open = open;
        this.pages = pages;
    }

    @Override
    public String supportedProtocol() {
        return "websocket";
    }

    @Override
    public ServerConnection upgrade(
            ConnectionContext context, HttpPrologue prologue, WritableHeaders<?> headers) {
        Incoming incoming = Incoming.of(prologue, headers, Peer.address(context.remotePeer()));
        return switch (route(incoming)) {
            case Route.Answer(Reply reply) -> throw refuse(context, Replies.asBytes(reply));
            case Route.Forward forward -> shakeHands(context, incoming, forward);
        };
    }

    private Route route(Incoming incoming) {
        try {
            return front.route(incoming, true);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "A socket could not be routed", e);
            return new Route.Answer(pages.unavailable(incoming));
        }
    }

    private ServerConnection shakeHands(
            ConnectionContext context, Incoming incoming, Route.Forward forward) {
        Upstream upstream;
        try {
            upstream = Upstream.connect(forward.upstream(), HANDSHAKE);
        } catch (IOException e) {
            throw refuse(context, Replies.asBytes(forward.unreachable().get()));
        }
        boolean switched = false;
        try {
            forward.headers().set(HeaderValues.create(HeaderNames.CONNECTION, "Upgrade"));
            forward.headers().set(HeaderValues.create(HeaderNames.UPGRADE, "websocket"));
            upstream.sendHead(incoming.method().text(), incoming.target(), forward.headers());
            AnswerHead head = upstream.readHead();
            if (head.status().code() != 101) {
                throw refuse(context, refusal(head, upstream, incoming, forward));
            }
            context.dataWriter().writeNow(switching(head, forward));
            upstream.readTimeout(Duration.ZERO);
            switched = true;
            return new Tunnel(context, upstream, forward, open);
        } catch (IOException e) {
            throw refuse(context, Replies.asBytes(pages.badGateway(incoming)));
        } finally {
            if (!switched) {
                upstream.close();
            }
        }
    }

    private static BufferData switching(AnswerHead head, Route.Forward forward) {
        BufferData bytes = BufferData.growing(512);
        bytes.writeAscii("HTTP/1.1 101 Switching Protocols\r\n");
        bytes.writeAscii("Connection: Upgrade\r\nUpgrade: websocket\r\n");
        for (Header each : EndToEnd.copy(head.headers(), forward.keptBack())) {
            each.writeHttp1Header(bytes);
        }
        bytes.writeAscii("\r\n");
        return bytes;
    }

    /** Upstream's own refusal, passed on as far as it is of a sensible size. */
    private static BufferData refusal(
            AnswerHead head, Upstream upstream, Incoming incoming, Route.Forward forward)
            throws IOException {
        byte[] body =
                head.hasBody(incoming.method())
                        ? head.body(upstream.reader()).readNBytes(MAX_REFUSAL)
                        : new byte[0];
        BufferData bytes = BufferData.growing(512 + body.length);
        bytes.writeAscii("HTTP/1.1 " + head.status().text() + "\r\n");
        for (Header each : EndToEnd.copy(head.headers(), forward.keptBack())) {
            each.writeHttp1Header(bytes);
        }
        bytes.writeAscii("Content-Length: " + body.length + "\r\nConnection: close\r\n\r\n");
        bytes.write(body);
        return bytes;
    }

    private static CloseConnectionException refuse(ConnectionContext context, BufferData answer) {
        context.dataWriter().writeNow(answer);
        return new CloseConnectionException("The socket was refused");
    }
}
